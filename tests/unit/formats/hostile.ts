/** A title with everything that some format would act on. */
export const HOSTILE =
  '=cmd|\' /C calc\'!A0 "sitat" \\ <script>alert(1)</script> & ]]> {krøll} 100 % $x_1^2 #~ 😀 \u202Emotsatt\u202C';

/** What is left of it where marks that nobody sees are taken out. */
export const VISIBLE = HOSTILE.replace(/[\u202A-\u202E]/g, '');
