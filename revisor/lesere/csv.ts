/** Rows of a comma-separated text by RFC 4180, each with the line it starts on. Throws RangeError on an open quote. */
export function lesCsv(tekst: string): { linje: number; felter: string[] }[] {
  const rader: { linje: number; felter: string[] }[] = [];
  let felter: string[] = [];
  let felt = '';
  let iAnforsel = false;
  let linje = 1;
  let start = 1;
  const lukkRad = (): void => {
    felter.push(felt);
    rader.push({ linje: start, felter });
    felter = [];
    felt = '';
    start = linje;
  };
  for (let i = 0; i < tekst.length; i += 1) {
    const tegn = tekst[i];
    if (tegn === '\n') linje += 1;
    if (iAnforsel) {
      if (tegn !== '"') felt += tegn;
      else if (tekst[i + 1] === '"') {
        felt += '"';
        i += 1;
      } else iAnforsel = false;
    } else if (tegn === '"' && felt === '') iAnforsel = true;
    else if (tegn === ',') {
      felter.push(felt);
      felt = '';
    } else if (tegn === '\n') lukkRad();
    else if (tegn !== '\r') felt += tegn;
  }
  if (iAnforsel) throw new RangeError(`linje ${start}: et anførselstegn lukkes ikke`);
  if (felt !== '' || felter.length > 0) lukkRad();
  return rader;
}
