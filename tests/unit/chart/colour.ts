type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * Full dichromacy (severity 1.0), on linear RGB: Machado, Oliveira and Fernandes, «A Physiologically-based Model for
 * Simulation of Color Vision Deficiency», IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table 1.
 */
const DICHROMACY: Readonly<Record<'protan' | 'deutan' | 'tritan', Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export const VISION = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Vision = (typeof VISION)[number];

/** The contrast of two `#rrggbb` colours as somebody with this colour vision sees them: WCAG 2.2, 1 to 21. */
export function contrast(a: string, b: string, vision: Vision = 'normal'): number {
  const [light, dark] = [luminance(seen(a, vision)), luminance(seen(b, vision))].sort(
    (x, y) => y - x,
  );
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** How far apart two colours look: the Euclidean distance in CIELAB (D65); about 2 is just noticeable. */
export function difference(a: string, b: string, vision: Vision = 'normal'): number {
  const [one, two] = [lab(seen(a, vision)), lab(seen(b, vision))];
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

function seen(hex: string, vision: Vision): Rgb {
  const rgb = linear(hex);
  return vision === 'normal' ? rgb : clamp(multiply(DICHROMACY[vision], rgb));
}

function linear(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/.test(hex)) throw new RangeError(`Ikke en farge: ${hex}`);
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** sRGB to CIELAB: IEC 61966-2-1 and CIE 15:2004. */
function lab(rgb: Rgb): Rgb {
  const [x, y, z] = multiply(
    [
      [0.4124, 0.3576, 0.1805],
      [0.2126, 0.7152, 0.0722],
      [0.0193, 0.1192, 0.9505],
    ],
    rgb,
  );
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function multiply(matrix: Matrix, v: Rgb): Rgb {
  const dot = (row: Rgb) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2];
  return [dot(matrix[0]), dot(matrix[1]), dot(matrix[2])];
}

function clamp(rgb: Rgb): Rgb {
  const one = (value: number) => Math.min(1, Math.max(0, value));
  return [one(rgb[0]), one(rgb[1]), one(rgb[2])];
}
