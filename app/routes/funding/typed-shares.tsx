import { useEffect, useRef, useState } from "react";
import { addShares } from "./scheme-typed.ts";

/** Says, as they are typed, what the percentages come to; without script there is only the check. */
export function TypedShares({ names }: { names: readonly string[] }) {
  const place = useRef<HTMLParagraphElement>(null);
  const [sum, setSum] = useState<number | null>(null);
  const all = names.join(" ");
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const add = () => {
      const data = new FormData(form);
      setSum(addShares(all.split(" ").map((name) => String(data.get(name) ?? ""))));
    };
    add();
    form.addEventListener("input", add);
    return () => form.removeEventListener("input", add);
  }, [all]);
  return (
    <p ref={place} className="hw-typed-sum" aria-live="polite">
      {sum !== null && sum > 0 && `Together ${sum}%${sum === 100 ? "" : ", not 100%"}`}
    </p>
  );
}
