package dev.parley.calls.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterAddressesTest {

    @Test
    void listensAtEachAddressOfTheMachineTheLoopbackOnesLast() {
        var listened = addresses("").listened();

        assertThat(listened).allMatch(address -> address.getPort() == 10_000);
        assertThat(listened).contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), 10_000));
        assertThat(listened).noneMatch(address -> address.getAddress().isLinkLocalAddress());
        assertThat(listened.stream().map(address -> address.getAddress().isLoopbackAddress())).isSorted();
    }

    @Test
    void listensAtTheConfiguredAddressAlone() {
        assertThat(addresses("127.0.0.1").listened()).containsExactly(new InetSocketAddress("127.0.0.1", 10_000));
    }

    @Test
    void announcesWhereItIsBound() {
        var bound = List.of(new InetSocketAddress("192.0.2.1", 7), new InetSocketAddress("127.0.0.1", 8));

        assertThat(addresses("").announced(bound)).isEqualTo(bound);
    }

    @Test
    void announcesTheConfiguredAddressesWithThePortOfTheirFamily() {
        var bound = List.of(new InetSocketAddress("10.0.0.1", 7), new InetSocketAddress("fd00::1", 8));

        assertThat(addresses("", "198.51.100.1", "2001:db8::1").announced(bound)).containsExactly(
            new InetSocketAddress("198.51.100.1", 7),
            new InetSocketAddress("2001:db8::1", 8)
        );
    }

    @Test
    void announcesAnotherPortWhereNatMapsIt() {
        var bound = List.of(new InetSocketAddress("10.0.0.1", 7), new InetSocketAddress("fd00::1", 8));

        assertThat(
            addresses("", "198.51.100.1:443", "[2001:db8::1]:444", "[2001:db8::2]").announced(bound)
        ).containsExactly(
            new InetSocketAddress("198.51.100.1", 443),
            new InetSocketAddress("2001:db8::1", 444),
            new InetSocketAddress("2001:db8::2", 8)
        );
    }

    @Test
    void announcesByTcpTheSameAddressesWithThePortOfTcp() {
        var bound = List.of(new InetSocketAddress("10.0.0.1", 7));

        assertThat(addresses("", "198.51.100.1:443").announcedByTcp(bound)).containsExactly(
            new InetSocketAddress("198.51.100.1", 7)
        );
        assertThat(
            addresses("", List.of("198.51.100.1"), List.of("198.51.100.2:80")).announcedByTcp(bound)
        ).containsExactly(new InetSocketAddress("198.51.100.2", 80));
        assertThat(addresses("", "198.51.100.1").announcedByTcp(List.of())).isEmpty();
    }

    @Test
    void announcesTheAddressesOfTheMachineForASocketAtAll() {
        var announced = addresses("0.0.0.0").announced(List.of(new InetSocketAddress("0.0.0.0", 9)));

        assertThat(announced)
            .isNotEmpty()
            .noneMatch(address -> address.getAddress().isAnyLocalAddress());
        assertThat(announced).contains(new InetSocketAddress("127.0.0.1", 9));
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> addresses("not an address").listened())
            .withMessageContaining("parley.calls.router.bind-address");
    }

    private static RouterAddresses addresses(String bind, String... announced) {
        return addresses(bind, List.of(announced), List.of());
    }

    private static RouterAddresses addresses(String bind, List<String> announced, List<String> announcedByTcp) {
        return new RouterAddresses(
            new RouterProperties(true, 10_000, true, null, bind, announced, announcedByTcp, false, 8)
        );
    }
}
