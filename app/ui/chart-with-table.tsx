import type { ReactNode } from "react";
import { Drawer } from "./drawer.tsx";

type Props = {
  title?: string | undefined;
  /** A line under the picture: what to see in it, where the figures come from. */
  caption?: ReactNode;
  chart: ReactNode;
  /** Stands in for the picture on a phone. */
  narrow?: ReactNode;
  /** A picture with small print, which gives way on a tablet already. */
  large?: boolean;
  /** The same figures as a table. */
  table: ReactNode;
};

/** A picture, a line under it, and the table behind it. */
export function ChartWithTable({ title, caption, chart, narrow, large, table }: Props) {
  return (
    <figure className="hw-figure">
      {title && <h2 className="nhsuk-heading-m hw-figure__title">{title}</h2>}
      {narrow ? (
        <>
          <div className={large ? "hw-large" : "hw-wide"}>{chart}</div>
          <div className={large ? "hw-not-large" : "hw-narrow"}>{narrow}</div>
        </>
      ) : (
        chart
      )}
      {caption && <figcaption className="hw-figure__caption">{caption}</figcaption>}
      <Drawer summary="Show as a table">{table}</Drawer>
    </figure>
  );
}
