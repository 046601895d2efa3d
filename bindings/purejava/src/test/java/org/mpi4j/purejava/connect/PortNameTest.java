package org.mpi4j.purejava.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpi4j.purejava.transport.tcp.JobSecret;

class PortNameTest {
    private static final String SECRET = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "2001:db8::1"})
    void nameTellsAddressAndSecret(String host) {
        JobSecret secret = JobSecret.random();
        PortName name = new PortName(new InetSocketAddress(host, 4711), secret);
        assertTrue(PortName.isOne(name.text()), name.text());
        PortName parsed = PortName.parse(name.text());
        assertEquals(name.address(), parsed.address());
        assertEquals(secret.toHex(), parsed.secret().toHex());
    }

    @Test
    void messagesDoNotTellTheSecret() {
        PortName name = PortName.parse("127.0.0.1:4711:" + SECRET);
        assertEquals("127.0.0.1:4711", name.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no port",
                "1.0:1",
                "127.0.0.1:4711",
                "127.0.0.1:4711:" + "0123456789abcdef",
                "127.0.0.1::" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "127.0.0.1:65536:"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "::1:4711:" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void otherTextsAreNoNames(String text) {
        assertFalse(PortName.isOne(text));
    }
}
