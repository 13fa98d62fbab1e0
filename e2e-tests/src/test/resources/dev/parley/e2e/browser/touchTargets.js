/* What takes a tap, but for what stands within running text. */
const CONTROLS =
  'button, summary, a[href], input, textarea, select, [role=button], [role=menuitem], [role=option], [role=switch], [role=tab]';
const RUNNING_TEXT = 'p, pre, [data-testid=message-text]';
/* Half of 44 px, but for borders and the rounding of the middle. */
const REACH = 20;

/* What a control may be seen in: the window, and what it scrolls in. */
const frameOf = (control) => {
  const frame = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let around = control.parentElement; around; around = around.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(around).overflowY)) {
      const { top, bottom } = around.getBoundingClientRect();
      frame.top = Math.max(frame.top, top);
      frame.bottom = Math.min(frame.bottom, bottom);
    }
    if (around.scrollWidth > around.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(around).overflowX)) {
      const { left, right } = around.getBoundingClientRect();
      frame.left = Math.max(frame.left, left);
      frame.right = Math.min(frame.right, right);
    }
  }
  return frame;
};

const within = (frame, x, y) => x >= frame.left && y >= frame.top && x < frame.right && y < frame.bottom;

/* A tap on an input's frame or its label is the input's. */
const controlAt = (x, y) => {
  const hit = document.elementFromPoint(x, y);
  return hit?.closest('label')?.control ?? hit?.closest(CONTROLS) ?? hit?.querySelector(':scope > input, :scope > textarea');
};

/* How far a tap may go from the middle of a control. */
const reach = (control, frame, x, y, dx, dy) => {
  for (let far = 1; far <= REACH; far++) {
    const there = [x + far * dx, y + far * dy];
    const taker = within(frame, ...there) ? controlAt(...there) : control;
    if (taker !== control) {
      return far - 1;
    }
  }
  return REACH;
};

/* The controls in sight that a finger misses, a line each. */
const smallTargets = () =>
  [...document.querySelectorAll(CONTROLS)]
    .filter((control) => control.checkVisibility() && !control.disabled && !control.closest(RUNNING_TEXT))
    .flatMap((control) => {
      const box = control.getBoundingClientRect();
      const frame = frameOf(control);
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (box.width < 2 || !within(frame, x, y) || controlAt(x, y) !== control) {
        return [];
      }
      const wide = [reach(control, frame, x, y, -1, 0), reach(control, frame, x, y, 1, 0)];
      const high = [reach(control, frame, x, y, 0, -1), reach(control, frame, x, y, 0, 1)];
      return [...wide, ...high].some((far) => far < REACH)
        ? [`${control.dataset.testid ?? control.className} takes taps ${wide.join('+')} px wide, ${high.join('+')} px high`]
        : [];
    });
