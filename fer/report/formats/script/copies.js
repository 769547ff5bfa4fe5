// A copy of a part of the page. Its ids are gone, but for those by which a chart refers to its own parts: they are new,
// as a browser does not draw by the parts of a chart that is out of sight.
const copyOf = (() => {
  let copies = 0;

  return (part) => {
    const copy = part.cloneNode(true);
    copies += 1;
    for (const named of [copy, ...copy.querySelectorAll("[id]")]) named.removeAttribute("id");
    const charts = [part, ...part.querySelectorAll(".chart")].filter((one) => one.matches(".chart"));
    const copied = [copy, ...copy.querySelectorAll(".chart")].filter((one) => one.matches(".chart"));
    for (const [k, chart] of charts.entries()) {
      copied[k].innerHTML = chart.innerHTML.replace(/( id="| href="#|url\(#)/g, `$1copy-${copies}:`);
    }
    return copy;
  };
})();
