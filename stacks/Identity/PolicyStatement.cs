using Pulumi;

namespace ClusterProvisioning.Stacks.Identity;

/// <summary>One statement of an IAM, bucket or key policy (AWS docs, "IAM JSON policy element reference").</summary>
/// <param name="sid">What it is for; letters and digits only.</param>
/// <param name="actions">What is done.</param>
internal sealed class PolicyStatement(string sid, params string[] actions)
{
    private readonly Dictionary<string, Dictionary<string, object>> _conditions = new(StringComparer.Ordinal);
    private readonly List<Output<string>> _resources = [];
    private object? _principal;
    private bool _isDenial;

    /// <summary>The same, as a prohibition.</summary>
    public PolicyStatement Denied()
    {
        _isDenial = true;
        return this;
    }

    /// <summary>What it is done to.</summary>
    public PolicyStatement On(params Output<string>[] resources)
    {
        _resources.AddRange(resources);
        return this;
    }

    /// <summary>What it is done to, where the name is known.</summary>
    public PolicyStatement On(string resource) => On(Output.Create(resource));

    /// <summary>By an AWS service.</summary>
    public PolicyStatement ByService(params string[] services) => By("Service", services.Length == 1 ? services[0] : services);

    /// <summary>By a role, or by whoever an account lets.</summary>
    public PolicyStatement ByRole(Output<string> arn) => By("AWS", arn);

    /// <summary>By roles that the region names.</summary>
    public PolicyStatement ByRoles(params string[] arns) => By("AWS", arns.Length == 1 ? arns[0] : arns);

    /// <summary>By anyone; only with conditions.</summary>
    public PolicyStatement ByAnyone()
    {
        _principal = "*";
        return this;
    }

    /// <summary>Only if a key of the request compares so with a value.</summary>
    public PolicyStatement If(string comparison, string key, object value)
    {
        if (!_conditions.TryGetValue(comparison, out var keys))
            _conditions.Add(comparison, keys = new(StringComparer.Ordinal));
        keys.Add(key, value);
        return this;
    }

    /// <summary>The statement as it is written in JSON.</summary>
    public Dictionary<string, object> ToMap()
    {
        var map = new Dictionary<string, object>(StringComparer.Ordinal) { ["Sid"] = sid, ["Effect"] = _isDenial ? "Deny" : "Allow" };
        if (_principal is not null)
            map.Add("Principal", _principal);
        map.Add("Action", actions.Length == 1 ? actions[0] : actions);
        // The policy of a role's trust names no resource: it stands on the role itself.
        if (_resources.Count > 0)
            map.Add("Resource", _resources.Count == 1 ? _resources[0] : _resources);
        if (_conditions.Count > 0)
            map.Add("Condition", _conditions);
        return map;
    }

    private PolicyStatement By(string kind, object who)
    {
        _principal = new Dictionary<string, object>(StringComparer.Ordinal) { [kind] = who };
        return this;
    }
}
