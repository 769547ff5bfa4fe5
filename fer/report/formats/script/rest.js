// The page opens with what is near the window. The rest is laid out while nothing is asked of it, a section at a time, so
// that the scroll bar and a jump go by what stands there. Without idle callbacks each section waits until it comes near.
if ("requestIdleCallback" in window) {
  const waiting = [...document.querySelectorAll("main > section")];
  const layOut = (deadline) => {
    do {
      waiting.shift().style.contentVisibility = "visible";
      document.body.getBoundingClientRect(); // lays it out, so that the time that is left is true
    } while (waiting.length && deadline.timeRemaining() > 0);
    if (waiting.length) requestIdleCallback(layOut);
  };
  addEventListener("load", () => waiting.length && requestIdleCallback(layOut));
}
