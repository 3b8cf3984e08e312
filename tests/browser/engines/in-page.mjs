// Runs in the page: finds what a locator means, through open shadow roots, as Playwright does.
const inside = (root) => [root.shadowRoot, root].flatMap((node) => [...(node?.children ?? [])].flatMap((child) => [child, ...inside(child)]));
const parentOf = (element) => element.parentElement ?? element.getRootNode().host;
const tidy = (text) => text.replace(/\s+/g, " ").trim();

const fits = (text, { text: wanted, exact, flags }) =>
  flags !== undefined ? new RegExp(wanted, flags).test(tidy(text))
    : exact ? tidy(text) === tidy(wanted) : tidy(text).toLowerCase().includes(tidy(wanted).toLowerCase());

function isVisible(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
}

/** The text that is read out: without what is hidden from readers, without what controls contain. */
function spoken(node, top = node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node !== top && (node.ariaHidden === "true" || node.hidden || node.matches?.("input, select, textarea, script, style"))) return "";
  return [...node.childNodes].map((child) => spoken(child, top)).join("");
}

function nameOf(element) {
  const named = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => id && element.getRootNode().getElementById(id)).filter(Boolean);
  if (named.length) return named.map((each) => spoken(each)).join(" ");
  if (element.ariaLabel) return element.ariaLabel;
  return element.labels?.length ? [...element.labels].map((each) => spoken(each)).join(" ") : tidy(spoken(element)) || element.title;
}

const ROLES = {
  button: "button, [role=button], input:is([type=button], [type=submit], [type=reset])", link: "a[href], [role=link]", heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  radio: "input[type=radio], [role=radio]", checkbox: "input[type=checkbox], [role=checkbox]", combobox: "select, [role=combobox]", textbox: "textarea, input:is([type=text], :not([type])), [role=textbox]",
};

/** Whether an element fits the last of these, and something around it, in whatever tree, each of the others. */
function fitsPath(element, parts) {
  if (!element.matches(parts.at(-1))) return false;
  const around = parts.slice(0, -1);
  for (let up = parentOf(element); around.length && up; up = parentOf(up)) if (fitsPath(up, around)) return true;
  return around.length === 0;
}

const FINDERS = {
  css: (root, { selector }) => inside(root).filter((each) => fitsPath(each, /[,>+~]/.test(selector) ? [selector] : selector.match(/(?:\[[^\]]*\]|\([^)]*\)|[^\s[(])+/g))),
  role: (root, step) => inside(root).filter((each) => each.matches(ROLES[step.role] ?? `[role=${step.role}]`) && isVisible(each) && (step.text === undefined || fits(nameOf(each), step))),
  label: (root, step) => inside(root).filter((each) => (each.labels || each.ariaLabel || each.hasAttribute("aria-labelledby")) && fits(nameOf(each), step)),
  text: (root, step) => inside(root).filter((each) => !each.matches("script, style") && fits(each.textContent, step) && ![...each.children].some((child) => fits(child.textContent, step))),
};
const FILTERS = {
  nth: (found, { index }) => [found.at(index)].filter(Boolean),
  and: (found, { steps }) => find(steps).filter((each) => found.includes(each)),
  hasText: (found, step) => found.filter((each) => fits(each.textContent, step)),
  has: (found, { steps }) => found.filter((each) => find(steps, each).length > 0),
};

function find(steps, root = document) {
  return steps.reduce((found, step) => FILTERS[step.kind]?.(found, step) ?? [...new Set(found.flatMap((each) => FINDERS[step.kind](each, step)))], [root]);
}

/** The innermost element there. */
function hitAt({ x, y }, root = document) {
  const hit = root.elementFromPoint(x, y);
  return hit?.shadowRoot && hit.shadowRoot !== root ? hitAt({ x, y }, hit.shadowRoot) ?? hit : hit;
}

/** Where to press, if nothing lies over it; else it is brought to where nothing should, for the next look. */
function pointOf(element) {
  if (!isVisible(element) || element.matches(":disabled")) return undefined;
  const { x, y, width, height } = element.getClientRects()[0];
  const point = { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
  const own = [element, ...(element.labels ?? [])];
  for (let up = hitAt(point); up; up = parentOf(up)) if (own.includes(up)) return point;
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
}

/** Lets what is pressed next through to the element alone: a page that moves in that moment must not be pressed elsewhere. */
function aim(element) {
  const own = [element, ...(element.labels ?? [])];
  const types = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  const guard = (event) => {
    aimed.missed ??= !event.composedPath().some((each) => own.includes(each));
    if (!aimed.missed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const aimed = window.calibrantAim = { end: () => types.forEach((type) => removeEventListener(type, guard, true)) };
  types.forEach((type) => addEventListener(type, guard, true));
}

/** As a person would: all selected, then written over. What has a picker instead is set. */
function write(element, text) {
  element.focus();
  if (/^(date|time|datetime-local|number|range|color)$/.test(element.type)) {
    element.value = text;
    return tell(element);
  }
  element.select();
  document.execCommand(text ? "insertText" : "delete", false, text);
  if (element.value !== text) throw new Error(`“${text}” was written, “${element.value}” is there`);
}

const tell = (element) => ["input", "change"].forEach((type) => element.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" })));

function choose(element, wanted) {
  const option = [...element.options].find(({ value, label }, index) => typeof wanted === "string" ? value === wanted : index === wanted.index || (wanted.label && tidy(label) === tidy(wanted.label)));
  if (!option) return false;
  element.focus();
  element.value = option.value;
  tell(element);
  return true;
}

function give(element, files) {
  const carrier = new DataTransfer();
  for (const { name, type, base64 } of files) carrier.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name, { type }));
  element.files = carrier.files;
  tell(element);
}

/** Of a picture of the window the part that shows the element. */
async function cut(element, base64) {
  const { x, y, width, height } = element.getBoundingClientRect();
  const whole = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], { type: "image/png" }));
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(width), height: Math.round(height) });
  canvas.getContext("2d").drawImage(whole, -Math.round(x), -Math.round(y));
  return canvas.toDataURL("image/png").split(",")[1];
}

export const SOURCE = [
  ...Object.entries({ inside, parentOf, tidy, fits }).map(([name, body]) => `const ${name} = ${body};`),
  `const ROLES = ${JSON.stringify(ROLES)};`,
  ...Object.entries({ FINDERS, FILTERS }).map(([name, each]) => `const ${name} = { ${Object.entries(each).map(([key, body]) => `${key}: ${body}`).join(", ")} };`),
  ...[isVisible, spoken, nameOf, fitsPath, find, hitAt, pointOf, aim, write, choose, give, cut].map(String), `const tell = ${tell};`,
].join("\n");
