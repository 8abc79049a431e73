#include <zlib.h>

/* A macro in C: inflating of gzip streams only. */
static inline int inflateInitGzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
