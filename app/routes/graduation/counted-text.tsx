import { useEffect, useRef, useState } from "react";
import { countWords } from "#app/domain/graduation/case.ts";
import type { FieldProps } from "#app/ui/form-context.ts";
import { TextArea } from "#app/ui/text-area.tsx";

/** A text area that says how many words stand in it, also while they are typed. */
export function CountedText({ words, ...field }: FieldProps & { rows?: number; words: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(words);
  useEffect(() => {
    const area = place.current?.querySelector("textarea");
    if (!area) return;
    const read = () => setCount(countWords(area.value));
    // What was typed before, or put back from a draft, counts as well.
    read();
    area.addEventListener("input", read);
    return () => area.removeEventListener("input", read);
  }, []);
  return (
    <div className="hw-counted" ref={place}>
      <TextArea {...field} />
      <p className="hw-counted__words">
        {count.toLocaleString("en-GB")} {count === 1 ? "word" : "words"}
      </p>
    </div>
  );
}
