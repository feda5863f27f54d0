// Shows every time in the reader's own zone; without it the pages say UTC.
(() => {
  "use strict";
  const two = (n) => String(n).padStart(2, "0");
  for (const time of document.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    time.title = time.textContent + " UTC";
    time.textContent = `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
  }
  for (const zone of document.querySelectorAll(".zone")) zone.remove();
  const zone = document.getElementById("zone");
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && name) zone.parentNode.firstChild.textContent = `Times are those of ${name}`;
})();
