using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>For how long no one deletes a new object.</summary>
/// <param name="Mode">COMPLIANCE: no one at all; GOVERNANCE: only with a permission of its own (AWS docs, "S3 Object Lock").</param>
/// <param name="Keep">How long.</param>
internal sealed record ObjectLock(string Mode, Duration Keep)
{
    /// <summary>Nobody at all deletes it before its time.</summary>
    private const string NoOne = "COMPLIANCE";

    /// <summary>Whoever has a permission of its own for that deletes it before its time.</summary>
    private const string OnlyPermitted = "GOVERNANCE";

    private const int DaysPerYear = 365;

    /// <summary>The lock of a declared mode; null where nothing is locked.</summary>
    public static ObjectLock? Of(ObjectLockMode mode, Duration keep) => mode switch
    {
        ObjectLockMode.Compliance => new(NoOne, keep),
        ObjectLockMode.Governance => new(OnlyPermitted, keep),
        ObjectLockMode.None => null,
    };

    /// <summary>Whole years, where the time is that; S3 takes days or years.</summary>
    public int? Years => Keep.Days() % DaysPerYear == 0 ? Keep.Days() / DaysPerYear : null;

    /// <summary>Days, where it is not whole years.</summary>
    public int? Days => Years is null ? Keep.Days() : null;
}
