package com.aa.nxop.testkit.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** HttpCore's parser, which takes the end of a connection for the end of the headers: half a request would be carried out. */
final class RequestHeads extends DefaultHttpRequestParser {
    RequestHeads(Http1Config limits) {
        super(limits, null, new ReceivedRequests());
    }

    @Override
    public @Nullable ClassicHttpRequest parse(SessionInputBuffer buffer, InputStream in)
            throws IOException, HttpException {
        EndSeen until = new EndSeen(in);
        ClassicHttpRequest request = super.parse(buffer, until);
        if (request != null && until.ended) {
            throw new ConnectionClosedException("the peer closed the connection within a request");
        }
        return request;
    }

    private static final class EndSeen extends FilterInputStream {
        private boolean ended;

        EndSeen(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            ended |= read < 0;
            return read;
        }
    }
}
