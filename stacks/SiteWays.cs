using ClusterProvisioning.Stacks.Access;
using ClusterProvisioning.Stacks.Network;

namespace ClusterProvisioning.Stacks;

/// <summary>A site, and who reaches whom there.</summary>
/// <param name="Site">The site.</param>
/// <param name="Firewall">Its machines' and AWS's services' security groups.</param>
/// <param name="Clients">People's way in; null at a site without a VPN.</param>
internal sealed record SiteWays(SiteBase Site, SiteFirewall Firewall, ClientVpn? Clients);
