namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>A network card of a guest, at one end of a cable.</summary>
/// <param name="Mac">Its hardware address.</param>
/// <param name="Here">The socket of this end.</param>
/// <param name="There">The socket of the other end.</param>
internal sealed record GuestCard(string Mac, string Here, string There)
{
    /// <summary>QEMU's arguments for it: frames go over datagram sockets of the file system, and nothing goes over the host's network.</summary>
    public IEnumerable<string> Arguments(int index) =>
    [
        "-netdev", $"dgram,id=net{index},local.type=unix,local.path={Here},remote.type=unix,remote.path={There}",
        "-device", $"virtio-net-pci,id=card{index},netdev=net{index},mac={Mac}",
    ];
}
