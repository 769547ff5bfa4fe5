// What a reader sees of a part of the page: its words without what stands beside a formula for programs.
function wordsOf(part) {
  if (!part.querySelector("annotation")) return part.textContent.trim();
  const copy = part.cloneNode(true);
  for (const beside of copy.querySelectorAll("annotation")) beside.remove();
  return copy.textContent.trim();
}
