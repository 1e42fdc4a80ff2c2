/** The fields of `tiltakstall.config.ts`, as editors' programs show them. They are those of `siteConfigSchema`. */
export interface SiteConfigInput {
  /** Utgaven av innholdsmappen. Endres bare når en ny utgave av programmet ber om det. */
  version: 1;
  /** Navnet på nettstedet. Står øverst på hver side, i titler, kilder og sitater. */
  name: string;
  /** Adressen nettstedet publiseres på, som https://eksempel.no. Miljøvariabelen SITE går foran. */
  site?: string | undefined;
  /** Stien under adressen, som /statistikk/. Miljøvariabelen BASE går foran. */
  base?: string | undefined;
  /** Hvor lesere melder fra, https://… eller mailto:…. Miljøvariabelen CONTACT går foran. */
  contact?: string | undefined;
  /** Mappen med registeret, rettelsene og rapportene. Miljøvariabelen INNHOLD går foran. Uten feltet: src/content. */
  innhold?: string | undefined;
  /** Hvem som gir ut nettstedet. Uten feltet er nettstedet selv oppgitt som utgiver. */
  publisher?: { name: string; url?: string | undefined } | undefined;
  /** Lisensen tallene er gitt ut under, hvis kilden har oppgitt en. Uten feltet sier sidene at ingen er oppgitt. */
  licence?: { name: string; url: string } | undefined;
  /** Fargen på lenker i lys og mørk drakt, som #6b2a5b. Kontrasten mot bakgrunnen må være minst 4,5 til 1. */
  colours?: { light: string; dark: string } | undefined;
}
