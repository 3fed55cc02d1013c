import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolStar,
} from "d3-shape";
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

// Shapes of like area, each with an outline of its own: the hexagon is wide and the pentagon is
// a gable, so that neither passes for a circle when small.
const SHAPES: Record<string, SymbolType> = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: polygon([
    [0, -0.85],
    [0.78, 0.5],
    [-0.78, 0.5],
  ]),
  diamond: polygon([
    [0, -0.78],
    [0.68, 0],
    [0, 0.78],
    [-0.68, 0],
  ]),
  hexagon: polygon([
    [-0.8, 0],
    [-0.42, -0.42],
    [0.42, -0.42],
    [0.8, 0],
    [0.42, 0.42],
    [-0.42, 0.42],
  ]),
  pentagon: polygon([
    [0, -0.72],
    [0.56, -0.12],
    [0.56, 0.52],
    [-0.56, 0.52],
    [-0.56, -0.12],
  ]),
  star: symbolStar,
  cross: polygon([
    [-0.22, -0.66],
    [0.22, -0.66],
    [0.22, -0.22],
    [0.66, -0.22],
    [0.66, 0.22],
    [0.22, 0.22],
    [0.22, 0.66],
    [-0.22, 0.66],
    [-0.22, 0.22],
    [-0.66, 0.22],
    [-0.66, -0.22],
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
