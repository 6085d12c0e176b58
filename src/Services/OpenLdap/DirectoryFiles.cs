using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.OpenLdap;

/// <summary>A small directory (slapd, LDAPS), where a region has none of its company's: one person a role
/// that logs in by it. All that it holds is declared, so it is made anew at each start.</summary>
internal static class DirectoryFiles
{
    /// <summary>Where slapd's settings lie, apart from Debian's own.</summary>
    public const string Path = "/etc/ldap/cluster.conf";

    /// <summary>The script that fills it.</summary>
    public const string Seed = "/usr/local/lib/cluster/directory-seed";

    /// <summary>The certificate that slapd shows.</summary>
    public const string Certificate = "directory";
    private const string Data = "/var/lib/cluster/directory";
    /// <summary>The unit that fills and starts the directory.</summary>
    public const string Unit = "cluster-directory.service";

    /// <summary>The settings, the script that seeds it, and the unit; empty where nobody logs in by a directory.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var networks = machine.Flows.NetworksOf(ServicePorts.Ldaps);
        return machine.Region.Declared.Security.Ldap is not { } ldap || networks.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files =
            [
                TextFile.ForGroup("openldap", Path, Settings(ldap)).ReadBy(Unit, ChangeTakes.Restart),
                TextFile.Script(Seed, Script(ldap)).ReadBy(Unit, ChangeTakes.Restart),
                Service(machine, string.Join(' ', networks.Select(network => $"ldaps://{machine.AddressIn(network)}:{ServicePorts.Ldaps}"))),
            ],
            Directories = [ClusterScripts.Folder, NodePassword.OwnFolder],
            Units = [Unit],
        };
    }

    // Nobody reads a password; the searcher reads the rest, and others only prove who they are.
    private static IEnumerable<string> Settings(LdapDeclaration ldap) =>
    [
        TextFile.Notice,
        "include /etc/ldap/schema/core.schema",
        "include /etc/ldap/schema/cosine.schema",
        "include /etc/ldap/schema/inetorgperson.schema",
        "modulepath /usr/lib/ldap",
        "moduleload back_mdb",
        $"TLSCACertificateFile {NodeCertificates.AuthorityPath}",
        $"TLSCertificateFile {NodeCertificates.CertificatePath(Certificate)}",
        $"TLSCertificateKeyFile {NodeCertificates.KeyPath(Certificate)}",
        "TLSVerifyClient never",
        "TLSProtocolMin 3.4",
        "security ssf=128 simple_bind=128",
        "idletimeout 60",
        "database mdb",
        $"suffix \"{new DistinguishedName(ldap.BaseDn).Domain.Text}\"",
        $"directory {Data}",
        "maxsize 67108864",
        $"index objectClass,{ldap.SearchAttribute} eq",
        "access to attrs=userPassword by anonymous auth by * none",
        ldap.BindDn is { } searcher ? $"access to * by dn.exact=\"{searcher}\" read by * none" : "access to * by * read",
    ];

    private static IEnumerable<string> Script(LdapDeclaration ldap) =>
    [
        "#!/bin/bash",
        TextFile.Notice,
        "# Fills the directory from what is declared; the passwords stay where they lie and become hashes.",
        "set -euo pipefail",
        "hashed() { slappasswd -h '{SSHA}' -T \"$1\"; }",
        $"install -d -m 0700 -o openldap -g openldap {Data}",
        $"find {Data} -mindepth 1 -delete",
        $"slapadd -q -f {Path} <<END",
        .. Entries(ldap),
        "END",
        $"chown -R openldap:openldap {Data}",
    ];

    private static IEnumerable<string> Entries(LdapDeclaration ldap)
    {
        var place = new DistinguishedName(ldap.BaseDn);
        var searcher = ldap.BindDn is { } dn && ldap.BindSecret is not null ? new DistinguishedName(dn) : null;
        var above = place.Ancestors().Append(place).Concat(searcher?.Ancestors() ?? []).Distinct();
        return
        [
            .. above.SelectMany(Branch),
            .. searcher is null ? [] : Searcher(searcher, ldap.BindSecret!.ToString()),
            .. ldap.Roles.SelectMany(role => Person(ldap, role.ToString(), DirectoryPasswords.OfPerson(role))),
        ];
    }

    private static IEnumerable<string> Branch(DistinguishedName name) => name.Attribute == "dc"
        ? [$"dn: {name.Text}", "objectClass: dcObject", "objectClass: organization", $"dc: {name.Value}", $"o: {name.Value}", ""]
        : [$"dn: {name.Text}", "objectClass: organizationalUnit", $"ou: {name.Value}", ""];

    private static IEnumerable<string> Searcher(DistinguishedName name, string password) =>
        [$"dn: {name.Text}", "objectClass: organizationalRole", "objectClass: simpleSecurityObject", $"cn: {name.Value}", Password(password), ""];

    private static IEnumerable<string> Person(LdapDeclaration ldap, string name, string password) =>
        [
            $"dn: {ldap.SearchAttribute}={name},{ldap.BaseDn}",
            "objectClass: inetOrgPerson",
            $"{ldap.SearchAttribute}: {name}",
            .. ldap.SearchAttribute == "cn" ? [] : new[] { $"cn: {name}" },
            $"sn: {name}",
            Password(password),
            "",
        ];

    private static string Password(string name) => $"userPassword: $(hashed {NodePassword.PathOf(name)})";

    private static NodeFile Service(Machine machine, string listen) => TextFile.Root(
        $"/etc/systemd/system/{Unit}",
        [
            TextFile.Notice,
            "[Unit]",
            "Description=The directory that people log in with",
            "Documentation=man:slapd(8)",
            "Wants=network-online.target",
            "After=network-online.target",
            .. MountedDisks.Lines(machine, "/var/lib/cluster"),
            "",
            "[Service]",
            $"ExecStartPre={Seed}",
            $"ExecStart=/usr/sbin/slapd -d none -u openldap -g openldap -f {Path} -h \"{listen}\"",
            "Restart=always",
            "RestartSec=2",
            "",
            "[Install]",
            "WantedBy=multi-user.target",
        ]);
}
