// Tables are sorted by a click on a column's head, filtered by a word where they are long, and copied as csv.
(() => {
  const LONG = 8; // rows from which a table can be filtered
  const SORTED = 3; // rows from which it can be sorted
  const words = document.body.dataset;
  const language = document.documentElement.lang;

  // A power of ten is written as a formula, whose exponent only its place shows: 10−15 of 1.2×10−15.
  const powers = (cell) => [...cell.querySelectorAll("msup")].map(wordsOf);

  // The number that a cell begins with, such as -0.04 of "−0.04 (−0.06 to −0.02)"; NaN where it begins with none.
  const number = (cell) => {
    const plain = (shown) => shown.replaceAll("\u2212", "-").replace(/[\u2009\u00a0\u202f ,]/g, "");
    const shown = plain(wordsOf(cell));
    const [first, of] = shown.match(/^[<>\u2264\u2265\u00b1+]?(-?\d+(?:\.\d+)?)/) ?? ["", "NaN"];
    const power = powers(cell).map(plain).find((one) => shown.startsWith(`${first}\u00d7${one}`));
    return parseFloat(of) * (power ? 10 ** parseInt(power.slice(2)) : 1);
  };

  // How two rows follow each other, by their places in `rows`; a cell without a number comes last either way.
  const compared = (rows, column, sign) => {
    const cells = rows.map((row) => row.cells[column]);
    const numbers = cells.map(number);
    const numeric = cells.every((cell, k) => !Number.isNaN(numbers[k]) || /^[–—-]?$/.test(wordsOf(cell)));
    if (!numeric) return (a, b) => sign * wordsOf(cells[a]).localeCompare(wordsOf(cells[b]), language, { numeric: true });
    const key = numbers.map((value) => (Number.isNaN(value) ? Infinity : sign * value));
    return (a, b) => (key[a] === key[b] ? 0 : key[a] - key[b]);
  };

  const sortable = (table, body, heads) => {
    const sums = [...body.rows].filter((row) => !wordsOf(row.cells[0])); // rows without a name stay below
    const rows = [...body.rows].filter((row) => !sums.includes(row));
    for (const [column, head] of heads.entries()) {
      if (!wordsOf(head)) continue;
      const button = document.createElement("button");
      button.className = "sort";
      button.title = words.sort;
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort") ?? "none"];
        for (const other of heads) other.removeAttribute("aria-sort");
        const order = [...rows.keys()];
        if (next !== "none") {
          head.setAttribute("aria-sort", next);
          order.sort(compared(rows, column, next === "ascending" ? 1 : -1));
        }
        body.append(...order.map((k) => rows[k]), ...sums);
      });
    }
  };

  const filtered = (body) => {
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = words.filter;
    field.setAttribute("aria-label", words.filter);
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLocaleLowerCase(language);
      for (const row of body.rows) row.hidden = !wordsOf(row).toLocaleLowerCase(language).includes(wanted);
    });
    return field;
  };

  // What a spreadsheet would take for a formula, which may start a program, is text to it after an apostrophe.
  const formula = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;
  // What has no raised letters has powers as 10^-15.
  const written = (cell) => powers(cell).reduce((all, one) => all.replace(one, one.replace(/^10/, "10^")), wordsOf(cell));
  const quoted = (cell) => {
    const shown = written(cell).replace(/\s+/g, " ");
    const plain = formula.test(shown) && !/^[+-]?\d+(\.\d+)?$/.test(shown) ? `'${shown}` : shown;
    return /[",;\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };

  const copied = (table) => {
    const button = document.createElement("button");
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      const shown = [...table.rows].filter((row) => !row.hidden);
      const csv = shown.map((row) => [...row.cells].map(quoted).join(",")).join("\r\n");
      try {
        await navigator.clipboard.writeText(csv);
        button.textContent = words.copied;
      } catch { // a page opened from a file may be refused
        button.textContent = words.notCopied;
      }
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
    return button;
  };

  for (const table of document.querySelectorAll("main .wide > table")) {
    const [body, head] = [table.tBodies[0], table.tHead?.rows[0]];
    if (!body) continue;
    const tools = document.createElement("div");
    tools.className = "tools";
    if (body.rows.length >= LONG) tools.append(filtered(body));
    tools.append(copied(table));
    table.parentElement.before(tools);
    if (head && body.rows.length >= SORTED) sortable(table, body, [...head.cells]);
  }
})();
