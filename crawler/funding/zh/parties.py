"""Who invests: leads (领投, 牵头 …) and the others (跟投, 投资方为 …), from the clauses that say so.

A list of names stands before its verb ("由甲资本领投，乙、丙跟投"), behind a label ("投资方包括甲、乙") or between
获 and the sum ("获甲数千万元A轮融资"). Advisers, unnamed holders and descriptions are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from crawler.funding.model import Said
from crawler.funding.zh.names import is_name, is_trade
from crawler.funding.zh.reading import Reading

_LEAD: Final = (
    r"(?:(?:联合|共同|战略|独家|参与|继续|持续|担任|作为|共|联|领衔|均)?(?:领投|牵头|领衔|主投)(?:方|投资|了|"
    r"的)?|作为(?:本轮)?领投方)"
)
_FOLLOW: Final = (
    r"(?:(?:继续|持续|联合|共同|超额|大额|独家|战略|均|也|再次|分别|等|多轮|进一步|悉数|全部|坚定|追加|独自|"
    r"超比例|一同|纷纷|参与|以个人投资人身份|以个人名义|追加了)*"
    r"(?:跟投(?!资)|参投|追投|联投|合投|加注|加码|增持|加持|追加投资|追加|参与投资|参与(?:了)?(?:到)?(?:本轮|"
    r"此轮|该轮|此次|本次|这一轮|这轮|跟投|融资|本轮的)(?:融资|投资)?(?:跟投)?|参与(?=[，。；）]|$)|(?:打算|有意)?参与(?:了)?(?:最新|新)的?一?轮(?:融资|投资)|参与其中|(?<=继续|悉数|全部)支持(?=[，。；]|$)|"
    r"同?(?:为|成为|系|作为)(?:其|公司)?(?:新增|新晋|新)(?:股东|投资人|投资方|投资者)|同?为其(?:天使)?(?:股东|"
    r"投资人|投资方)|"
    r"(?:联合投资|共同投资|独家投资|战略投资|联合出资|共同出资|独自投资|投资|出资|入股|注资|战投|"
    r"认购)(?=[，。；！）]|$|的|了|完成)))(?:完成|的|方|了)?"
)
_VERB: Final = re.compile(rf"(?P<lead>{_LEAD})|(?P<follow>{_FOLLOW})")
_LABEL: Final = re.compile(
    r"(?P<kind>领投方|领投机构|领投者|跟投方|跟投机构|参投方|投资方|投资者|投资人|投资机构|资方|出资方|股东方|"
    r"投资伙伴|新增?股东|战略股东|(?:参与|加入|参投)[^，。；]{0,14}(?:机构|投资方|资本|投资者)|其他(?:新)?(?:机构|"
    r"投资方|投资者|投资机构)|(?:投资|财务)机构|产业方|新增投资方)"
    r"(?:阵容|名单)?(?:还|也|主要|分别|除了|则|中)*(?:包括了?|包含|为|是|有|涵盖|含|来自|：|涉及|囊括|增加|"
    r"除了?)"
)
_BRING_IN: Final = re.compile(
    r"引入(?:了)?(?:新|重要|知名)?(?:战略|产业|财务)?(?:的)?(?:投资(?:者|方|人|伙伴|机构)|股东|战投|资本)?"
)
_AGREED: Final = re.compile(
    r"[与和同](?P<with>[^，。；！？：\n]{2,60})(?:正式)?(?:签署|签订|签定|达成)(?:了)?(?:[^，。；]{0,6}(?:投资|增资|注资|融资|入股)[^，。；]{0,4})?协议"
)
_PURPOSE: Final = re.compile(
    r"(?:所得|募集)?(?:资金|款项)?(?:将|主要|计划|拟|重点|全部)*(?:用于|用来|用以|投入到|投向)"
)
_PORTRAIT: Final = re.compile(
    r"投资(?:方|机构|人)[^，。；]{2,24}(?:成立|创立|创建|创办|设立)(?:于|自)|投资(?:方|"
    r"机构)[^，。；为包]{2,30}是(?:一家|国内|中国|全球|我国|专注|由|[^，。；、]{2,16}(?:成立|旗下)的)|"
    r"(?:合伙人|总经理|总监|董事)[^，。；]{0,12}(?:表示|认为|指出|称)"
)
"""Sentences about an investor, not about the round."""

_HEADING: Final = re.compile(r"(?:牵头|领衔)(?!方|领投|投资)(?:，)?(?P<rest>[^，。；！？\n]{2,80})")
_ADVISER: Final = re.compile(r"财务顾问|融资顾问|法律顾问|独家FA|担任FA|FA顾问")
_STOP: Final = re.compile(
    r"[。；！？\n]|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])|(?<![自理经事])由(?!于)"
    r"|(?:投资方|投资者|资方|股东方|投资人|投资机构|机构)(?:还)?(?:包括|为|是|：)|：|除(?:了)?"
)
_JOINT: Final = re.compile(r"、|，|,|/|以及|(?<=[^\s，、])(?:和|与|及|暨)(?=[^\s，、])|；|\s&\s| and ")
_TAIL: Final = re.compile(
    r"(?:等(?:[^，、]{0,16})?|在内的.*|以个人(?:名义|身份)|将(?:会)?|(?:的)?(?:多家|数家|[一两三四五六七八九\d]+家)(?:知名|头部|一线|老|"
    r"新)?(?:机构|投资方|投资机构|股东|资方|企业|公司|上市公司|资本|基金)|(?:宣布|拟|已|将)?(?:通过[^，、]{0,12})?完成了?|联合|共同|出手|斥资|豪掷|狂砸|砸下?|继续|持续|"
    r"跟随|计划|拟|有意|同时|也|均|再次|作为|各自|分别|通过|(?:旗下|的)?(?:多只|数支)基金|(?:的)?(?:老股东|原有投资[方人者]|"
    r"股东|们)|(?<=.{3})系|战略投资|合计|共计|手[中里]|那里|处获|(?<=[A-Za-z])处)$"
)
_OF_KIND: Final = (
    r"(?:[A-H][+\d]*轮|天使轮|种子轮|上一轮|海内外|半导体|新加坡|以色列|前轮|上轮|早期|多家|数家|知名|著名|"
    r"头部|一线|国际|国内|全球|顶级|现有|原有|既有|老牌|新老|新增|已有|产业|战略|财务|创始|国有|国资|政府|美元|"
    r"A股|港股|美股|天使|亚洲|中东|东南亚|香港|北欧|专业|主流|明星|大型|本土|跨国|外资|行业|欧洲|美国|日本|中国|韩国|英国|德国|法国|原|老|新)*+"
    r"(?:风险投资机构|风险投资公司|私募股权公司|私募基金公司|资产管理公司|基金管理公司|主权财富基金|产业投资方|"
    r"天使投资人|个人投资者|家族办公室|互联网公司|投资机构|产业资本|投资伙伴|风投机构|风投公司|私募公司|"
    r"上市公司|上市企业|创投机构|产业基金|国资平台|龙头企业|科技巨头|投资公司|投资平台|主权基金|养老基金|"
    r"科技公司|投资方|投资人|投资者|领投方|股东方|产业方|资本方|大股东|机构|股东|资方|风投|VC|PE|巨头|大厂|"
    r"车企|龙头|基金)"
    r"(?!管理|资本)(?:之一)?(?:包括|为|是|的|：)*+"
)
"""What an investor is, before its name: 老股东, 知名投资机构. Longest words first; nothing is given back."""
_HEAD: Final = re.compile(
    r"^(?:(?:有?消息|知情人士|据?报道)称|[传曝](?=.{2})|近日|日前|据悉|先前|已(?=从)|(?:宣布|正式|已|近日)*+(?:完成|拿下|斩获|获得|获)了?(?:由|来自)?|及(?=现有|老|原)|由于|由|在|本轮|"
    r"此轮|该轮|此次|本次|这轮|融资|投资"
    r"|[A-H][+\d]*轮|天使轮|其中|而|并|且|同时|此外|另外|还有|还|包括|分别|为(?=[^来旌])|是|有|来自于?|得到了?|"
    r"从|引入了?|除了?|该公司|公司|其|关于|"
    rf"{_OF_KIND}|"
    r"(?:新加坡|美国|英国|日本|韩国|德国|法国|中东|香港|沙特|以色列)的?(?=[A-Z])|知名|著名|头部|老牌|多家|"
    r"[，、：\s的」”）])++"
)
_UNNAMED: Final = re.compile(
    r"^(?:未透露|未披露|一家|一些|一位|多家|多位|数家|数位|绝大部分|大部分|部分|若干|众多|其他|其它|两家|三家|四家|几家|知名|"
    r"原有|原始|现有|既有|全部|所有|海外|国内|个人|神秘|另一|另外|相关|上述|前述|政府|产业|行业|天使|关于|某|"
    r"新|老|原|各)*+"
    r"(?:机构投资者|天使投资人|战略投资者|战略投资方|战略方|战略资源方|家族办公室|投资机构|上市公司|产业资本|美元基金|"
    r"创始团队|头部企业|股东方|股东们|投资方|投资者|投资人|产业方|资源方|企业家|创始人|管理层|CVC|股东|机构|"
    r"资方|资本|企业|公司|战投|国资|财团|基金|家办|资金|团队|员工|高管|大厂|个人|他们|自己|同业|VC|PE|据悉|其|"
    r"方|等|和|及|与|财务|战略)*+$"
)
_UNNAMED_HEAD: Final = re.compile(
    r"^(?:独立|首次|外部|大额|新|多轮|多次|多方|早期|股权|债务|债权|上市前|资本|外资|全新|重磅|重量级|意向|"
    r"一轮|一笔|巨额|政府|首个|超额|人民币|创纪录|手中|手里|明星资本|总额|总计|合计|共)+$|"
    r"^(?:某|[两三四五六]大|一家|一位|一名|多家|多位|数家|若干|众多|另一家?|两家|三家|\d+家|两位|三位|部分)|未透露|未披露|"
    r"不便|未公开|战略投资方$|^.{1,6}系(?:基金|资本|机构|资金)$|^[日美韩港英德法台外]商$|^主权基金$|^新台币$|(?:早期|知名|头部).{0,6}(?:投资人|机构|企业)$"
)
_PERSON: Final = re.compile(
    r"^.*?(?:联合创始人|创始人|合伙人|CEO|CTO|COO|总裁|董事长|首席执行官|总经理|掌门人|执行官|主席|教授|院士|"
    r"副总裁|高管|运动员|球星|明星|歌手|演员|天使投资人|投资人|董事)(?:兼(?:CEO|董事长|首席执行官|总裁|"
    r"CTO))?(?:、(?:CEO|董事长|首席执行官))?(?P<who>[\u4e00-\u9fff·]{2,5}|[A-Z][\w.' -]{2,30})$"
)
_UNDER: Final = re.compile(
    r"^.{2,40}?(?:(?:旗下|下属|的?全资子公司|的?控股子公司)(?:的|[^A-Z]{0,16}?(?:平台|基金|机构|部门|公司|"
    r"子公司|产业资本|品牌|主体|VC|CVC)(?:——|--|：)?|)|(?:管理|控制|设立|发起|牵头)的)(?P<who>[^的]{2,})$"
)
_OWNED_UNNAMED: Final = re.compile(
    r"^(?P<owner>.{2,20}?)(?:集团)?旗下(?:的)?(?:风险|战略|产业|创业|企业|私募|股权)*(?:投资|创投)?(?:部门|基金|机构|"
    r"公司|平台|子公司|主体|业务|事业部|产投|资本)?$"
)
_NOT_NAME: Final = re.compile(
    r"轮|融资|本次|此次|资金|公司(?:将|已|表示)|宣布|完成|获得|累计|财务顾问|用于|估值|投后|投前|表示|认为|"
    r"方面|市场|产品|行业|业务(?!部)|金额|消息|其中|同比|持股比例|顾问|继续|加速|推动|支持|看好|我们|项目|赛道|"
    r"领域"
    r"|获(?![客芯])|根据|计划|进行|美元(?!基金)|[\d数近超百千十]亿|亿(?:元|美)|[百千]万|万元|作为|参与|后续|将(?:用|于|在|"
    r"继|持|主|进|与|为|会|有|加)|有望|此外|此前|同时|截至|目前|(?<!美)的|\S是\S|成立|创立|专注|一家|之一|以及其|以来|"
    r"\d年|翻倍|^较|邀请|用户|引起|同为|业绩|了解到|获悉|得知|某"
)
_ROLE_MARK: Final = re.compile(
    r"（(?P<role>联合领投|共同领投|战略领投|领投方?|跟投方?|参投|老股东|财务顾问|独家财务顾问|FA|"
    r"领投、[^）]*)）"
)
_BRACKETS: Final = re.compile(r"（[^（）]{0,80}）")


@dataclass(slots=True)
class Parties:
    """The investors that a stretch of text names."""

    leads: list[Said] = field(default_factory=list)
    others: list[Said] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.leads or self.others)

    def add(self, more: Parties) -> None:
        """Take the names of another stretch as well."""
        self.leads += more.leads
        self.others += more.others


def find(reading: Reading, start: int, end: int, company_end: int | None = None) -> Parties:
    """The investors named in reading[start:end], one sentence or a part of it.

    `company_end`: where the raising company's name ends, so that it is not taken for the head of a list.
    """
    parties = Parties()
    if purpose := _PURPOSE.search(reading.text, start, end):
        end = purpose.start()
    if _PORTRAIT.search(reading.text, start, end):
        return parties
    floor = first_floor = start if company_end is None else max(start, company_end)
    labelled: list[tuple[int, int]] = []
    for label in _LABEL.finditer(reading.text, start, end):
        stop = _list_end(reading.text, label.end(), end)
        labelled.append((label.end(), stop))
        kind = parties.leads if label["kind"].startswith("领投") else parties.others
        _collect(reading, label.end(), stop, kind, parties)
    for found in _VERB.finditer(reading.text, floor, end):
        if found["follow"] == "投资" and any(first <= found.start() < last for first, last in labelled):
            continue  # the end of a labelled name: "投资方为甲投资"
        if (
            reading.text.startswith("）", found.end())
            and "（" in reading.text[max(start, found.start() - 4) : found.end()]
        ):
            continue  # a mark behind a name: "甲（领投）"
        _before_verb(reading, found, floor, parties, follows=floor != first_floor)
        floor = found.end()
    for heading in _HEADING.finditer(reading.text, start, end):
        _collect(reading, *heading.span("rest"), parties.others, parties)
    for agreed in _AGREED.finditer(reading.text, start, end):
        _collect(reading, *agreed.span("with"), parties.others, parties)
    if brought := _BRING_IN.search(reading.text, start, end):
        stop = _list_end(reading.text, brought.end(), end)
        _collect(reading, brought.end(), stop, parties.others, parties)
    return parties


def listed(reading: Reading, start: int, end: int) -> list[Said]:
    """The names of a plain list reading[start:end]."""
    parties = Parties()
    _collect(reading, start, end, parties.others, parties)
    return [*parties.leads, *parties.others]


_SENTENCE_END: Final = re.compile(r"[。；！？\n]")


def has_verb(words: str) -> bool:
    """Whether the words hold a verb of investing with its list before it (领投, 跟投 …)."""
    return bool(_VERB.search(words))


def _list_end(text: str, start: int, end: int) -> int:
    """A labelled list ends with its sentence, or at a comma after which no name follows."""
    stop = _SENTENCE_END.search(text, start, end)
    limit = stop.start() if stop else end
    place = start
    while place < limit:
        comma = text.find("，", place, limit)
        if comma < 0:
            return limit
        nxt = min(x for x in (text.find("，", comma + 1, limit), limit) if x >= 0)
        piece = text[comma + 1 : nxt]
        if (len(piece) > 14 and "、" not in piece) or _NOT_NAME.search(piece) or _VERB.search(piece):
            return comma
        place = comma + 1
    return limit


def _before_verb(
    reading: Reading, verb: re.Match[str], floor: int, parties: Parties, *, follows: bool
) -> None:
    """The list that ends at the verb: back to the last word that cannot belong to it."""
    text = reading.text
    if text.startswith("曾", verb.start() - 1):
        return  # "甲曾投资": known for, not news
    begin = floor
    for stop in _STOP.finditer(_without_brackets(text[floor : verb.start()])):
        begin = floor + stop.end()
    pieces = text[begin : verb.start()].split("，")
    first = len(pieces) - 1
    while first > 0 and not pieces[first].strip():
        first -= 1
    while first > 0 and _is_list_piece(pieces[first - 1]):
        first -= 1
    begin += sum(len(piece) + 1 for piece in pieces[:first])
    if begin == floor and follows and text.startswith(("和", "与", "及", "并", "以及"), begin):
        begin += 1  # "甲作为领投方和乙共同投资"
    if _ADVISER.search(text, begin, verb.start()):
        return
    _collect(reading, begin, verb.start(), parties.leads if verb["lead"] else parties.others, parties)


def _is_list_piece(piece: str) -> bool:
    bare = _HEAD.sub("", piece)
    return (
        1 < len(bare) <= 60
        and not _NOT_NAME.search(piece)
        and all(len(one) <= 22 for one in _JOINT.split(bare) if one)
    )


def _collect(reading: Reading, start: int, end: int, kind: list[Said], parties: Parties) -> None:
    """Split a list into names; marks in brackets behind a name decide its part."""
    for first, last in _pieces(reading.text, start, end):
        mark = _ROLE_MARK.search(reading.text, first, last)
        name = _clean(reading, first, last)
        if name is None or (mark and mark["role"].endswith(("顾问", "FA"))):
            continue
        (parties.leads if mark and "领投" in mark["role"] else kind).append(name)


def _without_brackets(words: str) -> str:
    return _BRACKETS.sub(lambda m: "\x00" * len(m[0]), words)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between the separators, brackets kept whole."""
    masked = _without_brackets(text[start:end])
    pieces: list[tuple[int, int]] = []
    place = 0
    for joint in _JOINT.finditer(masked):
        if _inside_name(masked, place, joint):
            continue
        pieces.append((start + place, start + joint.start()))
        place = joint.end()
    pieces.append((start + place, end))
    return [(a, b) for a, b in pieces if b > a]


_FUND_OF: Final = re.compile(r"(?:产业|发展|引导|创业)(?:投资|引导|发展)*基金")
_HOUSE: Final = re.compile(r"(?:资本|创投|基金|投资|集团|控股|银行|证券|战投|金控|风投|[A-Za-z])$")
_WHOLE_LEFT: Final = re.compile(
    r"(?:资本|创投|基金|投资|集团|科技|控股|股份|银行|证券|产业|战投|金控|国际|中国|风投|创新|合伙人|公司|"
    r"[A-Za-z0-9）\x00]|.{3,})$"
)


def _inside_name(masked: str, place: int, joint: re.Match[str]) -> bool:
    """和, 与 and 及 are also syllables of names (和聚百川, 谦和益邦)."""
    if joint[0] not in ("和", "与", "及", "暨"):
        return False
    left = masked[place : joint.start()]
    right = re.split(r"[、，]", masked[joint.end() :], maxsplit=1)[0]
    if _UNNAMED.match(_HEAD.sub("", left)) or _UNNAMED.match(left.removeprefix("由")):
        return True  # "上市公司和而泰": no list begins with a kind
    if _FUND_OF.search(right) and not _HOUSE.search(left):
        return True  # "绿色能源和低碳产业投资基金" is one fund
    return (
        len(left) < 2
        or len(right) < 2
        or not (_WHOLE_LEFT.search(left) or (len(left) >= 2 and len(right) >= 3))
    )


_LAST_BRACKET: Final = re.compile(r"（[^（）]*）?$|(?<=）)(?:领投|跟投)$")
_CUT_BRACKET: Final = re.compile(r"[^（）]{0,20}）")


def _without_end(text: str, start: int, end: int) -> int:
    """Before the brackets and the adverbs behind a name ("甲（简称“乙”）继续")."""
    while end > start:
        bare = _TAIL.sub("", text[start:end])
        if (bracket := _LAST_BRACKET.search(bare)) and bracket.start() > 0:
            bare = bare[: bracket.start()]
        if start + len(bare) == end:
            break
        end = start + len(bare)
    return end


_ROUND_NAME: Final = re.compile(r"(?:Pre-?)?[A-K]\+*\d?|天使\+*")


_KIND_OF: Final = re.compile(
    r"^.{0,10}?(?:巨头|主权基金|(?:风险|战略|创业)?投资部门|[\u4e00-\u9fff]{2}企业)(?=.{2})|"
    r"^[\u4e00-\u9fff]{2,10}(?:商|部门|企业|公司|平台|机构)(?=[A-Za-z])"
)
_HOLDER_OF: Final = re.compile(
    r"^.{0,14}?(?:轮|原有?|老|现有)(?:领投方|投资方|股东|投资人|投资机构)(?:包括|为)?(?=.{2})"
)


def _described(words: str) -> int:
    """How many characters in front of a name say what it is: "能源巨头甲", "上一轮投资方乙"."""
    for pattern in (_KIND_OF, _HOLDER_OF):
        if found := pattern.match(words):
            return found.end()
    return 0


def _is_no_investor(words: str) -> bool:
    """Words that stand where names do: a round, a trade, holders without a name, the language of the story."""
    return bool(
        _ROUND_NAME.fullmatch(words)
        or is_trade(words)
        or _UNNAMED_HEAD.search(words)
        or _NOT_NAME.search(words)
    )


def _clean(reading: Reading, start: int, end: int) -> Said | None:
    """The name in one piece of a list, without titles, kinds and what follows."""
    text = reading.text
    if _CUT_BRACKET.match(text, start, end):
        return None
    end = _without_end(text, start, end)
    if found := _HEAD.match(text[start:end]):
        start += found.end()
    if owned := _OWNED_UNNAMED.match(text[start:end]):
        end = start + owned.end("owner")
    if (dash := text.rfind("--", start, end)) >= 0 and dash + 2 < end:
        start = dash + 2
    start += _described(text[start:end])
    for pattern in (_UNDER, _PERSON):
        if (found := pattern.match(text[start:end])) and is_name(found["who"]):
            start += found.start("who")
    if found := _HEAD.match(text[start:end]):
        start += found.end()
    if quoted := re.search(r"[「“]([^」”]{2,30})[」”]$", text[start:end]):
        start, end = start + quoted.start(1), start + quoted.end(1)
    elif owned := re.match(r".{1,30}?(?<!美)的(?=[^的]{2,}$)", text[start:end]):
        start += owned.end()
        start += _described(text[start:end])
    words = text[start:end]
    if not is_name(words) or _UNNAMED.match(words.lstrip("和与及")) or _is_no_investor(words):
        return None
    return reading.said(start, end)
