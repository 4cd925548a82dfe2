import { type Attributes, SpanStatusCode, trace } from '@opentelemetry/api'

/** Runs work as a span of that name; its error is the span's. Attributes are ids and kinds, never what people wrote. */
export async function inSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  return await trace.getTracer('partline').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}
