using System.Security.Cryptography;
using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.NodeFiles.Database;
using Npgsql;

namespace ClusterProvisioning.Lab.Applications;

/// <summary>The lab's application: a database, and a login that comes through the poolers with a password of this lab.</summary>
internal static class ApplicationLogin
{
    /// <summary>The login role.</summary>
    public const string Role = "app";

    /// <summary>The database; the login owns it.</summary>
    public const string Database = "app";

    private const int PasswordLength = 24;

    /// <summary>The login's password; made now unless the lab has one.</summary>
    public static string Password(LabFolder lab)
    {
        var file = Path.Combine(lab.Passwords, Role);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(lab.Passwords, SecretFile.FolderMode);
            SecretFile.Write(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordLength)));
        }

        return File.ReadAllText(file);
    }

    /// <summary>Makes role and database where they are missing. Needs a superuser's connection to the primary.</summary>
    /// <returns>True if something was made.</returns>
    public static bool Ensure(NpgsqlConnection connection, string password)
    {
        // Only the verifier is sent: the password itself can then stand in no log of the server.
        var madeRole = Make(connection, $"SELECT 1 FROM pg_roles WHERE rolname = '{Role}'", $"CREATE ROLE {Role} LOGIN PASSWORD '{ScramVerifier.Of(password)}' IN ROLE {DatabaseRoles.Pooled}");
        var madeDatabase = Make(connection, $"SELECT 1 FROM pg_database WHERE datname = '{Database}'", $"CREATE DATABASE {Database} OWNER {Role}");
        return madeRole || madeDatabase;
    }

    private static bool Make(NpgsqlConnection connection, string exists, string statement)
    {
        using var question = new NpgsqlCommand(exists, connection);
        if (question.ExecuteScalar() is not null)
            return false;
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
        return true;
    }
}
