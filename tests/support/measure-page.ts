/*
 * What axe does not look at, measured on the page as it stands. Each function runs in the browser, so it holds
 * all it needs; each gives sentences about what is wrong, none where all is well.
 */

/** Sideways scrolling (WCAG 1.4.10), text cut off or lying over other text (1.4.12). */
export function measureLayout(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  const name = (element: Element) => {
    const words = element.textContent?.trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> “${words}”`;
  };
  const shown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** Words for listeners alone stand in a box of one pixel. */
  const tiny = ({ width, height }: DOMRect) => width <= 2 || height <= 2;

  const within = (of: Element, is: (element: Element) => boolean) => {
    let element: Element | null = of;
    while (element && !is(element)) element = element.parentElement;
    return element !== null;
  };
  /** For listeners alone, or over the page on purpose because it stays with the window. */
  const unseen = (element: Element) => {
    const { position, overflowX, clipPath } = getComputedStyle(element);
    if (/sticky|fixed/.test(position)) return true;
    const cut = overflowX === "hidden" || clipPath !== "none";
    return position === "absolute" && cut && tiny(element.getBoundingClientRect());
  };

  const beside = root.scrollWidth - root.clientWidth;
  if (beside > 0) found.push(`${beside} px stand beside the page`);

  const clips = (style: CSSStyleDeclaration) => /auto|scroll|hidden|clip/.test(style.overflowX);
  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    if (element instanceof SVGElement || !shown(element)) continue;
    const style = getComputedStyle(element);
    if (!clips(style) || tiny(element.getBoundingClientRect())) continue;
    const wide = element.scrollWidth - element.clientWidth;
    const scrolls = /auto|scroll/.test(style.overflowX);
    // A field of one line scrolls by its own cursor.
    if (wide <= 1 || element.matches("input, select, textarea")) continue;
    if (!scrolls) found.push(`${name(element)} cuts off ${wide} px`);
    else if (element.tabIndex < 0) found.push(`${name(element)} scrolls, and no key reaches it`);
    else if (!element.ariaLabel && !element.getAttribute("aria-labelledby")) {
      found.push(`${name(element)} scrolls, and has no name`);
    }
  }

  const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  const windows = new Map<Element, typeof everywhere>();
  /** The part of the page in which an element's words can be seen: its frames cut off the rest. */
  const windowOf = (element: Element): typeof everywhere => {
    const known = windows.get(element);
    if (known) return known;
    const outer = element.parentElement ? windowOf(element.parentElement) : everywhere;
    const box = element.getBoundingClientRect();
    const own = clips(getComputedStyle(element))
      ? {
          left: Math.max(outer.left, box.left),
          right: Math.min(outer.right, box.right),
          top: Math.max(outer.top, box.top),
          bottom: Math.min(outer.bottom, box.bottom),
        }
      : outer;
    windows.set(element, own);
    return own;
  };

  type Line = { left: number; right: number; top: number; bottom: number; of: Element };
  const lines: Line[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement;
    if (!of || !node.nodeValue?.trim() || !shown(of)) continue;
    if (of.closest("script, style, noscript, select, option, title, desc")) continue;
    if (of.closest("dialog") || within(of, unseen)) continue;
    // Turned text has a box that says nothing about where its strokes are.
    if (of.closest("svg") && /rotate/.test(of.closest("text")?.getAttribute("transform") ?? "")) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const window = windowOf(of);
    for (const { left, right, top, bottom, height } of range.getClientRects()) {
      // The box of a line is taller than its letters.
      const trim = height * 0.22;
      const line = {
        left: Math.max(left + 1, window.left),
        right: Math.min(right - 1, window.right),
        top: Math.max(top + trim, window.top),
        bottom: Math.min(bottom - trim, window.bottom),
      };
      if (line.right > line.left && line.bottom > line.top) lines.push({ ...line, of });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const told = new Set<string>();
  for (const [index, line] of lines.entries()) {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next] as Line;
      if (other.top >= line.bottom - 1) break;
      if (other.left >= line.right || other.right <= line.left) continue;
      const words = `${name(line.of)} and ${name(other.of)} lie over each other`;
      if (!told.has(words)) found.push(words);
      told.add(words);
    }
  }

  for (const text of document.querySelectorAll("svg text")) {
    const svg = text.closest("svg");
    if (!svg || !shown(text) || svg.closest("[aria-hidden=true]:not(svg)")) continue;
    const frame = svg.getBoundingClientRect();
    const box = text.getBoundingClientRect();
    if (tiny(frame) || tiny(box)) continue;
    if (box.left < frame.left - 1 || box.right > frame.right + 1) {
      found.push(`${name(text)} is cut off by its picture`);
    }
    const size = Number.parseFloat(getComputedStyle(text).fontSize);
    const scale = (text as SVGTextElement).getScreenCTM()?.a ?? 1;
    const turned = /rotate/.test(text.getAttribute("transform") ?? "");
    if (!turned && size * scale < 7) {
      found.push(`${name(text)} is ${(size * scale).toFixed(1)} px high`);
    }
  }
  return found.slice(0, 12);
}

/** Sets the spacing of letters, words, lines and paragraphs that WCAG 1.4.12 asks pages to bear, or takes it away. */
export function spaceText(on: boolean): void {
  if (!on) {
    document.adoptedStyleSheets = [];
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; }
    p { margin-bottom: 2em !important; }
    svg, svg * { letter-spacing: normal !important; word-spacing: normal !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}

/**
 * Steps through everything that takes the focus: it is seen (WCAG 2.4.7), and nothing that stays with the
 * window covers it (2.4.11). Leaves nothing focused.
 */
export function measureFocus(): string[] {
  const found: string[] = [];
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> “${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}”`;
  const wanted =
    "a[href], button:not(:disabled), input:not(:disabled):not([type=hidden]), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";
  const all = [...document.querySelectorAll<HTMLElement>(wanted)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]"),
  );
  const looks = (element: Element) => {
    // A control may show its focus on what stands for it: its label, its card, its frame, its marks.
    const around = [
      element,
      element.parentElement,
      element.nextElementSibling,
      ...(element instanceof SVGElement ? element.querySelectorAll("*") : element.children),
    ];
    return around
      .flatMap((each) => (each ? [each, "::before", "::after"] : []))
      .map((each, index, list) => {
        const of = typeof each === "string" ? list[index - (each === "::before" ? 1 : 2)] : each;
        const style = getComputedStyle(of as Element, typeof each === "string" ? each : null);
        return [
          style.outlineStyle === "none" ? "" : `${style.outlineWidth} ${style.outlineColor}`,
          style.boxShadow,
          style.backgroundColor,
          style.borderTopColor,
          style.borderTopWidth,
          style.stroke,
          style.strokeWidth,
          style.fill,
        ].join();
      })
      .join("|");
  };
  const told = new Set<string>();
  const tell = (words: string) => {
    if (!told.has(words)) found.push(words);
    told.add(words);
  };
  for (const element of [...all, ...[...all].reverse()]) {
    (document.activeElement as HTMLElement | null)?.blur();
    const plain = looks(element);
    element.focus();
    if (document.activeElement !== element) {
      tell(`${name(element)} does not take the focus`);
      continue;
    }
    if (looks(element) === plain) tell(`${name(element)} does not show its focus`);
    const box = element.getBoundingClientRect();
    const left = Math.max(box.left, 0);
    const right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0);
    const bottom = Math.min(box.bottom, innerHeight);
    if (right - left < 1 || bottom - top < 1) {
      tell(`${name(element)} has the focus outside the window`);
      continue;
    }
    const points = [0.15, 0.5, 0.85].map((part) => [
      left + (right - left) * 0.5,
      top + (bottom - top) * part,
    ]);
    const covered = points.every(([x, y]) => {
      let over = document.elementFromPoint(x as number, y as number);
      while (over && over !== element && !element.contains(over)) {
        if (/sticky|fixed/.test(getComputedStyle(over).position)) return !over.contains(element);
        over = over.parentElement;
      }
      return false;
    });
    if (covered) tell(`${name(element)} has the focus under something`);
  }
  (document.activeElement as HTMLElement | null)?.blur();
  return found.slice(0, 12);
}

/** Charts without a name, or without their figures as a table or a list beside them. */
export function measureCharts(): string[] {
  return [...document.querySelectorAll("main svg.hw-chart")]
    .filter((chart) => chart.checkVisibility() && !chart.closest("[aria-hidden=true]"))
    .flatMap((chart) => {
      const name = chart.getAttribute("aria-label") ?? chart.querySelector("title")?.textContent;
      if (!name) return [`A picture of class ${chart.getAttribute("class")} has no name`];
      const holds = (place: Element | null) =>
        place?.matches("table") || place?.querySelector("table, dl, ol, ul");
      let near: Element | null =
        chart.closest("figure, section, td, li, article") ?? chart.parentElement;
      while (near && !near.matches("main") && !holds(near) && !holds(near.nextElementSibling)) {
        near = near.parentElement;
      }
      return near && !near.matches("main") ? [] : [`“${name}” has no table or list`];
    });
}

/**
 * Marks of levels, agreement, partners and status without a word or number beside them (WCAG 1.4.1),
 * or with nothing in their drawing that stands out from what is behind it by 3 to 1 (1.4.11).
 */
export function measureMarks(): string[] {
  const found: string[] = [];
  const read = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = read(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string) => {
    const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.backgroundColor = "Canvas";
  const canvas = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const clear = (colour: string) => colour === "none" || read(colour)[3] === 0;
  const behind = (element: Element) => {
    let at: Element | null = element;
    while (at && clear(getComputedStyle(at).backgroundColor)) at = at.parentElement;
    return at ? getComputedStyle(at).backgroundColor : canvas;
  };
  for (const mark of document.querySelectorAll(
    ".hw-level, .hw-agreement, .hw-partner, .hw-status",
  )) {
    if (!mark.checkVisibility({ visibilityProperty: true })) continue;
    const words = mark.textContent?.trim() ?? "";
    const name = `${mark.getAttribute("class")} “${words}”`;
    if (!/[\p{L}\p{N}]/u.test(words)) found.push(`${name} has no word`);
    for (const drawing of mark.querySelectorAll("svg")) {
      const ground = behind(drawing);
      const stands = [...drawing.querySelectorAll("*")].some((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return [fill, stroke].some((paint) => !clear(paint) && contrast(paint, ground) >= 3);
      });
      if (!stands) found.push(`The drawing of ${name} does not stand out from ${ground}`);
    }
    const number = mark.querySelector(".hw-level__number");
    if (!number) continue;
    const { color } = getComputedStyle(number);
    if (contrast(color, behind(number)) < 4.5) found.push(`The number of ${name} cannot be read`);
  }
  for (const chart of document.querySelectorAll("main svg.hw-chart")) {
    if (!chart.checkVisibility()) continue;
    const shapes = [...chart.querySelectorAll("rect, path, circle, polygon")];
    for (const text of chart.querySelectorAll("text")) {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      // The shapes under its middle, and the chart's own ground: it may stand on any of them.
      const grounds = shapes
        .filter((shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
        .filter((shape) => {
          const box = shape.getBoundingClientRect();
          return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
        })
        .map((shape) => getComputedStyle(shape).fill)
        .filter((paint) => !clear(paint));
      const { fill } = getComputedStyle(text);
      if ([...grounds, behind(chart)].every((ground) => contrast(fill, ground) < 4.5)) {
        found.push(`“${text.textContent}” of ${chart.getAttribute("class")} cannot be read`);
      }
    }
  }
  return [...new Set(found)];
}

/** How a page tells that what was sent could not be taken (WCAG 3.3.1, 4.1.3). */
export function measureErrors(): string[] {
  const found: string[] = [];
  const summary = document.querySelector(".nhsuk-error-summary, [role=alert][tabindex]");
  if (!summary) return ["No list of problems"];
  if (!document.title.startsWith("Error: ")) found.push(`The title is “${document.title}”`);
  if (document.activeElement !== summary) found.push("The list of problems has not the focus");
  if (!summary.matches("[role=alert], :has([role=alert])"))
    found.push("The list of problems is no alert");
  for (const link of summary.querySelectorAll<HTMLAnchorElement>("li a")) {
    const id = decodeURIComponent(link.hash.slice(1));
    const field = document.getElementById(id);
    if (!field) {
      found.push(`“${link.textContent}” leads nowhere (${id})`);
      continue;
    }
    field.focus();
    if (document.activeElement !== field) found.push(`“${link.textContent}” cannot be stepped to`);
    const said = [field, field.closest("fieldset")].flatMap(
      (each) => each?.getAttribute("aria-describedby")?.split(" ") ?? [],
    );
    const words = said.map((each) => document.getElementById(each)?.textContent ?? "").join(" ");
    if (!words.includes(link.textContent ?? ""))
      found.push(`${id} does not say “${link.textContent}”`);
    // A choice among several is marked by its group's words alone: its role knows no "invalid".
    const typed = !field.matches("[type=radio], [type=checkbox]");
    if (typed && !field.matches("[aria-invalid=true]")) {
      found.push(`${id} is not marked as invalid`);
    }
  }
  return found;
}
