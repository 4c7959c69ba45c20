import pino, { type DestinationStream, type Logger } from 'pino';
import type { Log } from '~/ports/log';

/** Whatever is called so never reaches a log line, at the top or one level down. */
const secretNames = ['token', 'accessToken', 'refreshToken', 'authorization', 'password', 'secret', 'apiSecret', 'credentials', 'email', 'phone', 'address', 'firstName', 'lastName', 'id_token'];
const paths = secretNames.flatMap((name) => [name, `*.${name}`]);

export function pinoLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, redact: { paths, censor: '[redacted]' }, timestamp: pino.stdTimeFunctions.isoTime };
  return wrap(destination ? pino(options, destination) : pino(options));
}

const wrap = (logger: Logger): Log => ({
  info: (event, fields) => logger.info({ event, ...fields }),
  warn: (event, fields) => logger.warn({ event, ...fields }),
  error: (event, fields) => logger.error({ event, ...fields }),
  child: (fields) => wrap(logger.child(fields)),
});
