type Props = { terms: readonly { term: string; expansion: string }[] };

/** One quiet line: what the abbreviations on the page stand for. */
export function Terms({ terms }: Props) {
  if (terms.length === 0) return null;
  return (
    <p className="hw-terms">
      {terms.map(({ term, expansion }) => `${term}: ${expansion}`).join(". ")}.
    </p>
  );
}
