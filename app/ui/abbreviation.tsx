type Props = {
  short: string;
  full: string;
  /** On first use on a page it is written out: "clinical commissioning group (CCG)". */
  first?: boolean;
};

/** An abbreviation: written out where a page first uses it, explained on hover after that. */
export function Abbreviation({ short, full, first = false }: Props) {
  if (!first) return <abbr title={full}>{short}</abbr>;
  return (
    <>
      {full} (<abbr title={full}>{short}</abbr>)
    </>
  );
}
