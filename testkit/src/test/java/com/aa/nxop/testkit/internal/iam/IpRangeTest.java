package com.aa.nxop.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.1.128/25, 192.168.1.128, true",
        "192.168.1.128/25, 192.168.1.127, false",
        "192.168.1.129/25, 192.168.1.200, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "127.0.0.1/32, 127.0.0.1, true",
        "127.0.0.1/32, 127.0.0.2, false",
        "fd00:ec2::/32, fd00:ec2::23, true",
        "fd00:ec2::23, fd00:ec2::23, true",
        "fd00:ec2::23, fd00:ec2::24, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false"
    })
    void contains(String range, String address, boolean expected) {
        assertThat(IpRange.parse(range).contains(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "999.1.1.1",
                "::/129",
                "::::",
                "2001:db8::9/32",
                "::ffff:10.0.0.0/104",
                "1:2:3:4:5:6:7",
                "1::2::3",
                "fe80::1%eth0"
            })
    void refusesWhatIsNoRangeWithoutAskingTheDns(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpRange.parse(text));
    }
}
