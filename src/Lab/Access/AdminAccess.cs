using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;
using Npgsql;

namespace ClusterProvisioning.Lab.Access;

/// <summary>The way of an administrator: from the bastion's namespace, with the bastion's certificate, over the declared flows.</summary>
internal sealed class AdminAccess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly LabContext _lab;
    private readonly LabNode _bastion;
    private readonly IssuedCertificate _certificate;
    private readonly string _authority;

    /// <summary>The way to the machines of a site.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="site">The site.</param>
    public AdminAccess(LabContext lab, string site)
    {
        _lab = lab;
        _bastion = lab.Plan.NodesOf(NodeRole.Bastion).FirstOrDefault(node => node.Site == site)
            ?? throw new LabException($"Site {site} has no bastion; a lab needs one to reach its machines: declare a group with role bastion.");
        var authority = LabAuthority.Open(lab.Folder.Certificates, lab.Folder.Name);
        _authority = authority.CertificateFile;
        _certificate = authority.Issue(_bastion.Name, _bastion.Certificates.First(each => each.Client));
        // Who asks says how long an answer may take: a restart takes minutes, a question seconds.
        Http = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>For etcd's and Patroni's HTTP interfaces.</summary>
    public HttpClient Http { get; }

    private NetworkNamespace Place => _lab.Fabric.Of(_bastion.Name);

    /// <summary>Where an administrator reaches a port of a machine.</summary>
    public Ipv4 AddressOf(LabNode node, Port port)
    {
        var network = Connections.Of(_lab.Plan.Region)
            .First(each => each.Port == port && each.From.Group?.Nodes.Any(one => one.Name.ToString() == _bastion.Name) == true
            && each.To.Group.Nodes.Any(one => one.Name.ToString() == node.Name))
            .To.Network;
        return node.Legs.First(leg => leg.Network == LabNetwork.Of(network)).Address;
    }

    /// <summary>Works with a server as its superuser.</summary>
    public Task<T> WithServerAsync<T>(LabNode node, string database, Func<NpgsqlConnection, T> work)
    {
        var port = _lab.Plan.Region.Declared.Postgresql.Port;
        var target = new NpgsqlConnectionStringBuilder
        {
            Host = AddressOf(node, port).ToString(),
            Port = port.Number,
            Username = DatabaseRoles.Superuser,
            Database = database,
            SslMode = SslMode.VerifyFull,
            RootCertificate = _authority,
            SslCertificate = _certificate.CertificateFile,
            SslKey = _certificate.KeyFile,
            Pooling = false,
            Timeout = (int)Patience.TotalSeconds,
        };
        return new ServerAccess(Place, target).WithServerAsync(work);
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    private SocketsHttpHandler Handler() => new()
    {
        // A machine that lost its power never closes: no connection is kept.
        PooledConnectionLifetime = TimeSpan.Zero,
        ConnectTimeout = Patience,
        ConnectCallback = ConnectAsync,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls13,
            ClientCertificates = [X509Certificate2.CreateFromPemFile(_certificate.CertificateFile, _certificate.KeyFile)],
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(_authority) },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        // A socket belongs to the namespace in which it is made, whoever uses it later.
        var socket = await Place.RunAsync(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true })
            .ConfigureAwait(false);
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
