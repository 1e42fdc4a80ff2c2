import { llms } from '../lib/site/llms.ts';
import { fullAddress, getSite } from '../site.ts';

export const GET = async () => {
  const { register, rapporter } = await getSite();
  return new Response(llms(register, rapporter, fullAddress));
};
