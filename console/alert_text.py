"""What an alert says of a deal, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.deal_table import investors, worth
from console.mentions import round_name
from console.safe import one_line

if TYPE_CHECKING:
    from storage.alerts import DealEvent
    from storage.deal_list import DealRow

_LEADS = {
    "new": "New deal",
    "confirmed": "Confirmed",
    "denied": "Denied",
    "changed": "Changed",
}


def describe(deal: DealRow, event: DealEvent) -> str:
    """`New deal (reported): Moonshot AI, $1bn at $2.5bn, investors Alibaba*; told by 36氪. fundwire deal 1`."""
    status = deal.status.replace("_", " ")
    facts = [deal.company, worth(deal), round_name(deal.round)]
    if deal.lead_investors or deal.investors:
        facts.append(f"investors {investors(deal)}")
    told = f"; first told by {deal.first_told_by}" if deal.first_told_by else ""
    change = f" {event.field} from {event.before} to {event.after}" if event.what == "changed" else ""
    known = ", ".join(fact for fact in facts if fact.strip("–"))
    return one_line(f"{_LEADS[event.what]}{change} ({status}): {known}{told}. fundwire deal {deal.id}")
