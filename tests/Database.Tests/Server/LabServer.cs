using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Model.Declaration.Contents;

namespace ClusterProvisioning.Database.Tests.Server;

/// <summary>A server on which the lab region's database part is applied.</summary>
public sealed class LabServer : IAsyncLifetime
{
    private ThrowawayServer? _server;

    public const string Database = "manufacturing";

    public DesiredState Desired { get; } = States.Desired(States.Shipped("lab"), ("writer", "w"), ("reader", "r"));

    public ContentsDeclaration Contents { get; } = States.Shipped("lab");

    /// <summary>The server; the test is skipped where none can run.</summary>
    public ThrowawayServer Server
    {
        get
        {
            Assert.SkipWhen(_server is null, ServerImage.Reason ?? "");
            return _server!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (ServerImage.Reason is not null)
            return;
        _server = await ThrowawayServer.StartNewAsync();
        (await _server.ApplyAsync(Desired)).ShouldSucceed();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
