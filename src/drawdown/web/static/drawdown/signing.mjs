// The field that one signs in: a finger, a pen, the mouse, or the arrows of the keyboard.
// Without this script the field stays hidden, and a picture of the signature is sent instead.

const WIDTH = 800, HEIGHT = 300, STEP = 8;
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

for (const pad of document.querySelectorAll(".pad")) ready(pad);

function ready(pad) {
  const field = document.getElementById(pad.dataset.strokes);
  const svg = pad.querySelector("svg"), path = svg.querySelector("path"), pen = svg.querySelector("circle");
  const status = pad.querySelector("[role=status]");
  const strokes = read(field.value);
  let drawing = null, down = false, at = [120, 200];

  pad.hidden = false;
  show();

  function show() {
    path.setAttribute("d", strokes.map((stroke) => "M" + (stroke.length > 1 ? stroke : [stroke[0], stroke[0]])
      .map((point) => point.join(" ")).join("L")).join(""));
    field.value = strokes.length ? JSON.stringify(strokes) : "";
    status.textContent = String(strokes.length);
  }

  function place(event) {
    const box = svg.getBoundingClientRect();
    return within([(event.clientX - box.left) * WIDTH / box.width, (event.clientY - box.top) * HEIGHT / box.height]);
  }

  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    svg.focus({ preventScroll: true });
    svg.setPointerCapture(event.pointerId);
    drawing = event.pointerId;
    down = false;
    strokes.push([place(event)]);
    show();
  });
  svg.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drawing) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) add(strokes.at(-1), place(each));
    show();
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => { drawing = null; });

  svg.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (event.key === " ") {
      down = !down;
      if (down) strokes.push([at]);
    } else if (move) {
      at = within([at[0] + move[0], at[1] + move[1]]);
      if (down) add(strokes.at(-1), at);
    } else return;
    event.preventDefault();
    pen.removeAttribute("hidden");
    pen.setAttribute("cx", at[0]);
    pen.setAttribute("cy", at[1]);
    pen.classList.toggle("down", down);
    show();
  });

  pad.addEventListener("click", (event) => {
    const what = event.target.dataset.do;
    if (!what) return;
    down = false;
    if (what === "clear") strokes.length = 0; else strokes.pop();
    show();
  });
}

function within([x, y]) {
  return [Math.round(Math.min(WIDTH, Math.max(0, x))), Math.round(Math.min(HEIGHT, Math.max(0, y)))];
}

function add(stroke, point) {
  const last = stroke.at(-1);
  if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= 2) stroke.push(point);
}

function read(text) {
  try { return text ? JSON.parse(text) : []; } catch { return []; }
}
