type Props = {
  /** The outline of the dark squares, and how many squares there are on a side. */
  drawing: { size: number; path: string };
  label: string;
};

/** The white frame a camera needs round the squares. */
const MARGIN = 4;

/** A QR code, dark on white whatever the page's colours. */
export function QrCode({ drawing, label }: Props) {
  const side = drawing.size + 2 * MARGIN;
  return (
    <svg
      className="hw-qr"
      role="img"
      aria-label={label}
      viewBox={`${-MARGIN} ${-MARGIN} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-MARGIN} y={-MARGIN} width={side} height={side} fill="#fff" />
      <path d={drawing.path} fill="#000" />
    </svg>
  );
}
