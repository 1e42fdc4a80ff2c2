import { defineConfig } from 'tiltakstall';

// Filen blir lest og ikke kjørt: hver verdi må stå her slik den er.
export default defineConfig({
  // Utgaven av innholdsmappen. La tallet stå til en ny utgave av programmet ber deg endre det.
  version: 1,
  // Navnet på nettstedet. Står øverst på hver side, i titler, kilder og sitater.
  name: 'Arbeidsrettede tiltak',
  // Mappen med registeret, rettelsene og rapportene.
  innhold: 'innhold',

  // Adressen nettstedet publiseres på. GitHub Pages setter den selv.
  // site: 'https://eksempel.no',
  // base: '/tiltak/',

  // Hvor lesere melder fra.
  // contact: 'mailto:redaksjon@eksempel.no',

  // Hvem som gir ut nettstedet. Ellers er nettstedet selv oppgitt som utgiver.
  // publisher: { name: 'Utgiver', url: 'https://eksempel.no/' },

  // Lisensen tallene er gitt ut under, hvis Nav har oppgitt en. Ellers sier sidene at ingen er oppgitt.
  // licence: { name: 'Navnet på lisensen', url: 'https://eksempel.no/lisens' },

  // Fargen på lenker, i lys og i mørk drakt.
  // colours: { light: '#6b2a5b', dark: '#dca3cd' },
});
