using System.Globalization;

namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>A network card of a guest, at one end of a cable.</summary>
/// <param name="Mac">Its hardware address.</param>
/// <param name="Here">The port of this end, on loopback.</param>
/// <param name="There">The port of the other end.</param>
internal sealed record GuestCard(string Mac, int Here, int There)
{
    /// <summary>QEMU's arguments for it: frames go from port to port of loopback, and get lost where nobody listens, as on a cable.</summary>
    public IEnumerable<string> Arguments(int index) =>
    [
        "-netdev", $"dgram,id=net{index},{End("local", Here)},{End("remote", There)}",
        // LACP joins cards of one speed, and a virtual one has none unless told.
        "-device", $"virtio-net-pci,id=card{index},netdev=net{index},mac={Mac},speed=10000,duplex=full",
    ];

    private static string End(string end, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{end}.type=inet,{end}.host=127.0.0.1,{end}.port={port}");
}
