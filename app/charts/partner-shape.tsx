import { drawPartnerShape, findPartnerHue, type PartnerLook } from "./partner.ts";
import { round } from "./text.tsx";
import { COLOURS } from "./tokens.ts";

type Props = {
  partner: Pick<PartnerLook, "shape" | "colour">;
  x: number;
  y: number;
  size: number;
  /** An outline only: where the partner stood before. */
  ghost?: boolean;
};

/** A partner's shape in its colour, with a white edge so that neighbours stay apart. */
export function PartnerShape({ partner, x, y, size, ghost = false }: Props) {
  const hue = findPartnerHue(partner.colour);
  return (
    <path
      d={drawPartnerShape(partner.shape, size)}
      transform={`translate(${round(x)},${round(y)})`}
      fill={ghost ? COLOURS.paper : hue}
      stroke={ghost ? hue : COLOURS.paper}
      strokeWidth={ghost ? round(size / 14) : round(size / 16)}
      strokeLinejoin="round"
    />
  );
}
