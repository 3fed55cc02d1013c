import { describe, expect, it } from "vitest";
import { cutText, measureText, wrapText } from "./text.tsx";

describe("text in charts", () => {
  it("loses no word when there is room, and breaks after slashes and hyphens", () => {
    const name = "Multi-disciplinary/multi-agency discharge teams";
    const lines = wrapText(name, 110, 13, 6);
    expect(lines.join(" ").replace(/([/-]) /g, "$1")).toBe(name);
    for (const line of lines) expect(measureText(line, 13)).toBeLessThanOrEqual(110);
  });

  it("says with an ellipsis that something was cut", () => {
    const cut = cutText("Continuing Healthcare and complex discharges", 100, 14);
    expect(cut).toMatch(/^Continuing.*…$/);
    expect(measureText(cut, 14)).toBeLessThanOrEqual(100);
    expect(wrapText("one two three four five six", 30, 13, 2)).toHaveLength(2);
  });
});
