import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COLOURS, LEVEL_FILLS, LEVEL_INKS, PARTNER_HUES, STEP_FILLS } from "./tokens.ts";

type Linear = [number, number, number];

function toLinear(hex: string): Linear {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance(hex: string): number {
  const [r, g, b] = toLinear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

// Machado, Oliveira and Fernandes 2009, full severity.
const SIGHTS: Record<string, [Linear, Linear, Linear]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function toLab([r, g, b]: Linear): Linear {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function see(hex: string, sight: [Linear, Linear, Linear]): Linear {
  const [r, g, b] = toLinear(hex);
  const mix = (row: Linear) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b));
  return toLab([mix(sight[0]), mix(sight[1]), mix(sight[2])]);
}

describe("colours", () => {
  it("stand in the style sheet under the same names and values", () => {
    const sheet = readFileSync("app/ui/styles/_tokens.scss", "utf8");
    const written = [...sheet.matchAll(/^\$hw-([a-z0-9-]+): (#[0-9a-f]{6});$/gm)];
    expect(Object.fromEntries(written.map(([, name, value]) => [name, value]))).toEqual(COLOURS);
  });

  it("print every level's number at 4.5:1 or more", () => {
    LEVEL_FILLS.forEach((fill, index) => {
      expect(contrast(fill, LEVEL_INKS[index] ?? fill)).toBeGreaterThanOrEqual(4.5);
    });
  });

  it("darken from level to level in greyscale", () => {
    const steps = LEVEL_FILLS.map(luminance);
    for (const [index, step] of steps.entries()) {
      if (index > 0) expect(step).toBeLessThan((steps[index - 1] ?? 0) * 0.8);
    }
  });

  it("give cells, marks and steps an edge of 3:1 on white", () => {
    for (const colour of [COLOURS.border, ...PARTNER_HUES, ...STEP_FILLS]) {
      expect(contrast(colour, COLOURS.paper)).toBeGreaterThanOrEqual(3);
    }
  });

  it("keep every text at 4.5:1 on what it stands on", () => {
    for (const text of [COLOURS.ink, COLOURS.quiet, COLOURS.link, COLOURS.accent]) {
      expect(contrast(text, COLOURS.paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, COLOURS.ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(COLOURS.overdue, COLOURS.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(COLOURS.ink, COLOURS.split)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(COLOURS.paper, COLOURS.polarised)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(SIGHTS))("tell partners apart with %s", (_name, sight) => {
    const seen = PARTNER_HUES.map((hue) => see(hue, sight));
    for (const [index, a] of seen.entries()) {
      for (const b of seen.slice(index + 1)) {
        const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        expect(distance).toBeGreaterThan(20);
      }
    }
  });
});
