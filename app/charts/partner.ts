import { type SymbolType, symbol, symbolCircle, symbolDiamond, symbolSquare } from "d3-shape";
import { PARTNER_HUES } from "./tokens.ts";

/** How a partner looks in every chart and list: a short name, a shape and a colour (0 to 7). */
export type PartnerLook = {
  id: string;
  name: string;
  shortName: string;
  shape: string;
  colour: number;
};

/** A closed polygon whose corners are given for a shape of area 1 round the origin. */
function polygon(corners: readonly (readonly [number, number])[]): SymbolType {
  return {
    draw(context, size) {
      const scale = Math.sqrt(size);
      corners.forEach(([x, y], index) => {
        if (index === 0) context.moveTo(x * scale, y * scale);
        else context.lineTo(x * scale, y * scale);
      });
      context.closePath();
    },
  };
}

/** A star's corners, every other one near the middle. */
const STAR = Array.from({ length: 10 }, (_, index): [number, number] => {
  const out = index % 2 === 0 ? 0.74 : 0.32;
  const angle = (index * Math.PI) / 5 - Math.PI / 2;
  return [Math.cos(angle) * out, Math.sin(angle) * out];
});

// Shapes of like weight, each with an outline of its own: the hexagon is wide and the pentagon is
// a gable, so that neither passes for a circle when small.
const SHAPES: Record<string, SymbolType> = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: polygon([
    [0, -0.7],
    [0.7, 0.5],
    [-0.7, 0.5],
  ]),
  diamond: polygon([
    [0, -0.74],
    [0.62, 0],
    [0, 0.74],
    [-0.62, 0],
  ]),
  hexagon: polygon([
    [-0.72, 0],
    [-0.38, -0.42],
    [0.38, -0.42],
    [0.72, 0],
    [0.38, 0.42],
    [-0.38, 0.42],
  ]),
  pentagon: polygon([
    [0, -0.68],
    [0.56, -0.12],
    [0.56, 0.52],
    [-0.56, 0.52],
    [-0.56, -0.12],
  ]),
  star: polygon(STAR),
  cross: polygon([
    [-0.22, -0.62],
    [0.22, -0.62],
    [0.22, -0.22],
    [0.62, -0.22],
    [0.62, 0.22],
    [0.22, 0.22],
    [0.22, 0.62],
    [-0.22, 0.62],
    [-0.22, 0.22],
    [-0.62, 0.22],
    [-0.62, -0.22],
    [-0.22, -0.22],
  ]),
};

/** The path of a partner's shape round the origin, for a mark about `size` units wide. */
export function drawPartnerShape(shape: string, size: number): string {
  const type = SHAPES[shape] ?? symbolDiamond;
  return symbol(type, (size * 0.78) ** 2)() ?? "";
}

/** The hue of a partner's colour number. */
export function findPartnerHue(colour: number): string {
  return PARTNER_HUES[Math.abs(colour) % PARTNER_HUES.length] ?? PARTNER_HUES[0];
}

/** What abbreviated short names stand for, one sentence each: "CCG: Marram Sands Clinical Commissioning Group." */
export function explainShortNames(partners: readonly PartnerLook[]): string {
  return partners
    .filter(({ shortName, name }) => /^[A-Z&]{2,}$/.test(shortName) && shortName !== name)
    .map(({ shortName, name }) => `${shortName}: ${name}.`)
    .join(" ");
}
