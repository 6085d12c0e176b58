using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>A cable between two cards.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Here">The card at one end.</param>
/// <param name="There">The card at the other.</param>
internal sealed record Cable(string Name, GuestCard Here, GuestCard There)
{
    /// <summary>A cable between ports of loopback that are free.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="number">A number that no other cable of the test has, from 0 to 255.</param>
    public static Cable Of(string name, int number)
    {
        using var here = FreePort();
        using var there = FreePort();
        return new Cable(name, new GuestCard(Mac(0, number), PortOf(here), PortOf(there)), new GuestCard(Mac(1, number), PortOf(there), PortOf(here)));
    }

    private static UdpClient FreePort() => new(new IPEndPoint(IPAddress.Loopback, 0));

    private static int PortOf(UdpClient client) => ((IPEndPoint)client.Client.LocalEndPoint!).Port;

    // Locally administered addresses.
    private static string Mac(int end, int number) => string.Create(CultureInfo.InvariantCulture, $"02:00:00:00:{end:x2}:{number:x2}");
}
