/** A chart to take away: as a drawing, which stays sharp at any size, and as a picture. */
export function ChartFiles({
  name,
  href,
}: {
  name: string;
  href: (kind: "svg" | "png") => string;
}) {
  return (
    <p className="hw-screen-only hw-quiet">
      Take {name} away:{" "}
      <a href={href("svg")} download>
        drawing (SVG)
      </a>
      ,{" "}
      <a href={href("png")} download>
        picture (PNG)
      </a>
    </p>
  );
}
