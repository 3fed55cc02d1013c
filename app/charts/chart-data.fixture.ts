import type { Level } from "#app/domain/model/edition.ts";
import type { HeatMapCell } from "./heat-cell.tsx";
import type { HeatMapData } from "./heat-map.tsx";
import type { PartnerLook } from "./partner.ts";

const SHAPES = ["circle", "square", "triangle", "diamond", "hexagon", "pentagon", "star", "cross"];

/** As many partners as asked for, each with a look of its own. */
export function somePartners(count: number): PartnerLook[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    name: `Partner number ${index}`,
    shortName: `Partner ${index}`,
    shape: SHAPES[index % SHAPES.length] ?? "circle",
    colour: index % 8,
  }));
}

/** A heat map as large as the model: 8 changes, 26 rows. */
export function modelSizedHeat(partners: number): HeatMapData {
  const cells: HeatMapCell[] = [1, 2.5, "dont-know", "not-applicable", "not-asked", null, 4, 5, 3];
  return {
    partners: somePartners(partners),
    changes: [2, 5, 3, 3, 4, 3, 3, 3].map((rows, change) => ({
      number: change + 1,
      name: "Multi-disciplinary/multi-agency discharge teams, including the voluntary sector",
      rows: Array.from({ length: rows }, (_, row) => ({
        key: `change-${change}.row-${row}`,
        topic: `Topic ${change}.${row}`,
        agreed: (((change + row) % 5) + 1) as Level,
        target: row === 0 ? null : (5 as Level),
        cells: Array.from({ length: partners }, (_, i) => cells[(i + row) % cells.length] ?? null),
      })),
    })),
  };
}

/** Every text of a drawing, in order. */
export function readTexts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? "");
}
