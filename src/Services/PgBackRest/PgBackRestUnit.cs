namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>pgBackRest's server, as all its machines run it.</summary>
internal static class PgBackRestUnit
{
    /// <summary>The unit of the pgBackRest server; databases and backup servers run it alike.</summary>
    public const string Name = "pgbackrest.service";

    /// <summary>The certificate of backup servers and spare machines; a database shows PostgreSQL's.</summary>
    public const string Certificate = "pgbackrest";

    /// <summary>A machine's own certificate; its service says who reads it there.</summary>
    public static NodeCertificate Own(Machine machine) => NodeCertificates.Of(machine, Certificate, "postgres");
}
