import type { PartnerLook } from "#app/charts/partner.ts";
import { PartnerShape } from "#app/charts/partner-shape.tsx";

type Props = {
  partner: Pick<PartnerLook, "name" | "shortName" | "shape" | "colour">;
  /** The full name instead of the short one. */
  long?: boolean;
};

/** A partner: its shape in its colour, and its name. */
export function PartnerMark({ partner, long = false }: Props) {
  return (
    <span className="hw-partner" title={long ? undefined : partner.name}>
      <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true" focusable="false">
        <PartnerShape partner={partner} x={10} y={10} size={17} />
      </svg>
      <span>{long ? partner.name : partner.shortName}</span>
    </span>
  );
}
