namespace ClusterProvisioning.Aws.Quotas;

/// <summary>How much of a quota a region takes at one place.</summary>
/// <param name="Location">The AWS region, such as <c>eu-central-1</c>.</param>
/// <param name="Quota">The quota.</param>
/// <param name="Wanted">What is wanted of it, rounded up to its unit.</param>
public sealed record QuotaUse(string Location, Quota Quota, long Wanted)
{
    /// <summary>True if a new account does not have so much.</summary>
    public bool IsBeyondDefault => Wanted > Quota.Default;

    /// <summary>The AWS CLI's command that asks for it.</summary>
    public string Request
    {
        get
        {
            var which = $"--region {Location} --service-code {Quota.Service} --quota-code {Quota.Code}";
            return $"aws service-quotas request-service-quota-increase {which} --desired-value {Wanted}";
        }
    }
}
