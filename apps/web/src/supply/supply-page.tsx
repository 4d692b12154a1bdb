export function SupplyPage() {
  return null;
}
