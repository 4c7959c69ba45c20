import { createHmac } from 'node:crypto';

/** `X-Shopify-Hmac-Sha256`: base64 of the HMAC-SHA256 over the raw body with the app's secret. */
export function webhookSignature(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body, 'utf8').digest('base64');
}
