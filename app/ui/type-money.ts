/** Whole pence as a field shows it beside its pound sign: "640,000"; nothing for no money. */
export function typeMoney(pence: number): string {
  if (pence === 0) return "";
  const pounds = Math.trunc(pence / 100).toLocaleString("en-GB");
  return pence % 100 === 0 ? pounds : `${pounds}.${String(pence % 100).padStart(2, "0")}`;
}
