using ClusterProvisioning.Cli.Views.Database;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Patroni;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary>What a <c>db</c> verb works with.</summary>
/// <param name="Region">The region.</param>
/// <param name="Desired">What it declares inside PostgreSQL.</param>
/// <param name="Source">The way to the server.</param>
/// <param name="Patroni">Patroni's REST API; null where a server was named that may stand alone.</param>
/// <param name="Format">How to report.</param>
/// <param name="AllowDestructive">Whether steps that lose something run.</param>
/// <param name="Output">Where the report goes.</param>
/// <param name="Error">Where progress goes.</param>
internal sealed record DatabaseRun(
    Region Region,
    DesiredState Desired,
    ConnectionSource Source,
    IPatroni? Patroni,
    PlanFormat Format,
    bool AllowDestructive,
    TextWriter Output,
    TextWriter Error);
